import type { QualitySample } from "../../core/quality/sample.ts";
import { figureText, qualityWords as texts } from "../../words/quality-words.ts";

type Figure = (sample: QualitySample) => number | null;

/** One small chart: what it shows, on which scale. */
export type Curve = {
  readonly name: string;
  /** The second one is drawn fainter. */
  readonly lines: readonly Figure[];
  readonly text: (figure: number | null) => string;
  /** The scale reaches at least from the first to the second. */
  readonly scale: readonly [number, number];
  readonly worst: (figures: readonly number[]) => number;
};

const most = (figures: readonly number[]): number => Math.max(...figures);

export const curves: readonly Curve[] = [
  {
    name: texts.figures.mos,
    lines: [({ mos }) => mos],
    text: figureText.score,
    scale: [1, 4.5],
    worst: (figures) => Math.min(...figures),
  },
  {
    name: texts.chart.loss,
    lines: [({ lossIn }) => lossIn, ({ lossOut }) => lossOut],
    text: figureText.part,
    scale: [0, 0.05],
    worst: most,
  },
  {
    name: texts.figures.jitter,
    lines: [({ jitter }) => jitter],
    text: figureText.milliseconds,
    scale: [0, 40],
    worst: most,
  },
  {
    name: texts.figures.roundTrip,
    lines: [({ roundTrip }) => roundTrip],
    text: figureText.milliseconds,
    scale: [0, 200],
    worst: most,
  },
];

/** How a curve stands now, and its worst moment. */
export function figuresIn({ lines, text, worst }: Curve, history: readonly QualitySample[]) {
  const last = history.at(-1);
  const now = last === undefined ? null : (lines[0]?.(last) ?? null);
  const all = lines.flatMap((line) => history.map(line)).filter((figure) => figure !== null);
  return { now: text(now), worst: text(all.length === 0 ? null : worst(all)) };
}
