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
  /** What becomes of text that does not fit in one line: cut, or in more lines where its end matters. */
  readonly long?: "cut" | "wrapped";
  readonly children: ReactNode;
};

/** A short fact that stands out. Where its text is cut, the whole of it is in the tooltip. */
export function Chip({ title, tone = "good", long = "cut", children }: Props) {
  return (
    <span
      title={title}
      className={cx(
        "inline-block max-w-full px-2.5 py-0.5 text-xs font-semibold",
        long === "cut" ? "truncate rounded-full" : "rounded-[0.75rem] wrap-anywhere",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
