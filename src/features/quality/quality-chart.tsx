import { useEffect, useRef } from "react";
import Plot, { type AlignedData, type Options } from "uplot";
import "uplot/dist/uPlot.min.css";
import type { QualitySample } from "../../core/quality/sample.ts";
import { qualityWords as texts } from "../../words/quality-words.ts";
import { curves, figuresIn, type Curve } from "./curves.ts";

type Props = { readonly history: readonly QualitySample[] };

/** The last minutes of a call as four small curves. What they show stands beside each in words. */
export function QualityChart({ history }: Props) {
  return (
    <figure>
      <figcaption className="mb-2 text-[13px] text-muted">{texts.chart.lead}</figcaption>
      <div className="grid gap-x-6 gap-y-4 @md:grid-cols-2">
        {curves.map((curve) => (
          <CurveView key={curve.name} curve={curve} history={history} />
        ))}
      </div>
    </figure>
  );
}

const height = 110;

function CurveView({ curve, history }: Props & { readonly curve: Curve }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const { now, worst } = figuresIn(curve, history);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const made = new Plot(optionsOf(curve, element), [[], ...curve.lines.map(() => [])], element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [curve]);
  useEffect(() => plot.current?.setData(dataOf(curve, history)), [curve, history]);
  return (
    <div className="min-w-0">
      <p className="flex justify-between gap-3 text-[13px]">
        <span className="text-muted">{curve.name}</span>
        <span className="figures font-semibold">{now}</span>
      </p>
      <div
        ref={place}
        role="img"
        aria-label={texts.chart.said(curve.name, now, worst)}
        className="mt-1 h-27.5 overflow-hidden border-edge text-accent decoration-muted"
      />
    </div>
  );
}

/** Seconds since the first sample, and a figure for each line. */
function dataOf({ lines }: Curve, history: readonly QualitySample[]): AlignedData {
  const begin = history[0]?.at ?? 0;
  return [history.map(({ at }) => (at - begin) / 1_000), ...lines.map((line) => history.map(line))];
}

function optionsOf({ lines, scale, text }: Curve, element: HTMLElement): Options {
  // Read at each drawing: the theme may change meanwhile. The element carries the three colours for a canvas that has none.
  const style = (): CSSStyleDeclaration => getComputedStyle(element);
  const [least, most] = scale;
  const axis = {
    stroke: () => style().textDecorationColor,
    grid: { stroke: () => style().borderTopColor, width: 1 },
    ticks: { show: false },
    font: "11px Inter Variable, sans-serif",
  };
  return {
    width: element.clientWidth,
    height,
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: (_plot, from, to) => [from, Math.max(to, from + 60)] },
      y: { range: (_plot, _from, to) => [least, Math.max(most, to)] },
    },
    axes: [
      { ...axis, size: 22, values: (_plot, seconds) => seconds.map(minutes) },
      { ...axis, size: 48, space: 36, values: (_plot, figures) => figures.map((figure) => text(figure)) },
    ],
    series: [
      {},
      ...lines.map((_line, index) => ({
        stroke: () => style().color,
        width: index === 0 ? 2 : 1,
        ...(index === 0 ? {} : { dash: [3, 3] }),
        points: { show: false },
      })),
    ],
  };
}

const minutes = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;
