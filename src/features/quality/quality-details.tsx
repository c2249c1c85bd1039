import { ChartSpline } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Late } from "../../ui/late.tsx";
import { qualityWords as texts } from "../../words/quality-words.ts";
import type { QualityRecord } from "./use-call-quality.ts";

const { chart } = texts;
const load = () => import("./quality-chart.tsx").then(({ QualityChart }) => QualityChart);

/** What is wrong and what helps, the figures behind it, and the chart for who wants to see it happen. */
export function QualityDetails({
  causes,
  figures,
  history,
}: Pick<QualityRecord, "causes" | "figures" | "history">) {
  const half = Math.ceil(figures.length / 2);
  const [isChartOpen, setChartOpen] = useState(false);
  return (
    <div className="grid gap-3">
      {causes.length > 0 && (
        <ul className="grid gap-2 text-[13px]">
          {causes.map(({ cause, title, meaning }) => (
            <li key={cause}>
              <p className="font-semibold">{title}</p>
              <p className="text-pretty text-muted">{meaning}</p>
            </li>
          ))}
        </ul>
      )}
      <div className="grid gap-x-6 gap-y-1.5 @md:grid-cols-2">
        <Facts rows={figures.slice(0, half)} />
        <Facts rows={figures.slice(half)} />
      </div>
      <div>
        <Button
          size="s"
          aria-expanded={isChartOpen}
          icon={<ChartSpline aria-hidden size={16} />}
          onClick={() => setChartOpen(!isChartOpen)}
        >
          {isChartOpen ? chart.close : chart.open}
        </Button>
      </div>
      {isChartOpen && (
        <Late
          load={load}
          with={{ history }}
          waiting={<p className="min-h-96 text-[13px] text-muted">{chart.waiting}</p>}
          failed={(again) => (
            <p className="flex items-center gap-3 text-[13px] text-muted">
              {chart.failed}
              <Button size="s" onClick={again}>
                {chart.again}
              </Button>
            </p>
          )}
        />
      )}
    </div>
  );
}
