import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const tones = {
  good: "bg-accent-soft text-accent",
  plain: "bg-key text-muted",
  warn: "bg-warn-soft text-warn",
} as const;

type Props = {
  readonly title?: string;
  readonly tone?: keyof typeof tones;
  readonly children: ReactNode;
};

/** A short fact that stands out. Text that does not fit is cut; the whole of it is in the tooltip. */
export function Chip({ title, tone = "good", children }: Props) {
  return (
    <span
      title={title}
      className={cx(
        "inline-block max-w-full truncate rounded-full px-2.5 py-0.5 text-xs font-semibold",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
