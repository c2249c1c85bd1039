import { CircleCheck, CircleDashed, CircleOff, CircleX } from "lucide-react";

const shapes = {
  ready: { Icon: CircleCheck, colour: "text-good" },
  trying: { Icon: CircleDashed, colour: "text-warn" },
  down: { Icon: CircleX, colour: "text-bad" },
  off: { Icon: CircleOff, colour: "text-muted" },
} as const;

/** A state as a shape and a colour; words stand beside it. */
export function StateShape({ tone }: { readonly tone: keyof typeof shapes }) {
  const { Icon, colour } = shapes[tone];
  return <Icon aria-hidden size={18} strokeWidth={2.25} className={`shrink-0 ${colour}`} />;
}
