import { SignalHigh, SignalLow, SignalMedium, SignalZero, VolumeX } from "lucide-react";
import type { QualityRecord } from "./use-call-quality.ts";

const looks = {
  good: { Icon: SignalHigh, colour: "text-good" },
  fair: { Icon: SignalMedium, colour: "text-warn" },
  poor: { Icon: SignalLow, colour: "text-bad" },
  "no-audio": { Icon: VolumeX, colour: "text-bad" },
  open: { Icon: SignalZero, colour: "text-muted" },
} as const;

/** How a call sounds as a shape, a colour and a word. */
export function QualityMark({ look, text }: Pick<QualityRecord, "look" | "text">) {
  const { Icon, colour } = looks[look];
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold whitespace-nowrap ${colour}`}>
      <Icon aria-hidden size={18} strokeWidth={2.25} className="shrink-0" />
      {text}
    </span>
  );
}
