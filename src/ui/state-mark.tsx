import { CircleCheck, CircleDashed, CircleOff, CircleX, TriangleAlert } from "lucide-react";

const marks = {
  good: { Icon: CircleCheck, colour: "text-good" },
  warn: { Icon: TriangleAlert, colour: "text-warn" },
  bad: { Icon: CircleX, colour: "text-bad" },
  off: { Icon: CircleOff, colour: "text-muted" },
  open: { Icon: CircleDashed, colour: "text-muted" },
} as const;

/** A state as shape, colour and words. */
export function StateMark({ tone, text }: { readonly tone: keyof typeof marks; readonly text: string }) {
  const { Icon, colour } = marks[tone];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${colour}`}>
      <Icon aria-hidden size={17} strokeWidth={2.25} className="shrink-0" />
      {text}
    </span>
  );
}
