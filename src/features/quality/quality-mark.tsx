import { Signal, SignalLow, SignalMedium, VolumeX } from "lucide-react";
import type { QualityRecord } from "./use-call-quality.ts";

const looks = {
  good: { Icon: Signal, colour: "text-good" },
  fair: { Icon: SignalMedium, colour: "text-warn" },
  poor: { Icon: SignalLow, colour: "text-bad" },
  "no-audio": { Icon: VolumeX, colour: "text-bad" },
  open: { Icon: null, colour: "text-muted" },
} as const;

/** How a call sounds as a shape, a colour and a word. */
export function QualityMark({ look, text }: Pick<QualityRecord, "look" | "text">) {
  const { Icon, colour } = looks[look];
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold whitespace-nowrap ${colour}`}>
      <span aria-hidden className="relative size-4.5 shrink-0">
        {/* All bars, faint: how much of them is lit shows, and the shape keeps its place while there is nothing to show. */}
        {look !== "no-audio" && <Signal size={18} strokeWidth={2.25} className="absolute opacity-45" />}
        {Icon && <Icon size={18} strokeWidth={2.25} className="absolute" />}
      </span>
      {text}
    </span>
  );
}
