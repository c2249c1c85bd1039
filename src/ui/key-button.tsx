import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly look?: "plain" | "danger";
  /** Stands out: something is not as it usually is. */
  readonly lit?: boolean;
  /** What it asked for is under way: it stays where it is, with the focus, and does nothing. */
  readonly busy?: boolean;
  readonly expanded?: boolean;
  readonly shortcut?: string | undefined;
};

const rest = "bg-key text-text hover:bg-key-hover";

/** A large key with an icon above its words, for what hands find without looking. */
export function KeyButton({
  label,
  icon,
  onClick,
  look = "plain",
  lit = false,
  busy = false,
  expanded,
  shortcut,
}: Props) {
  return (
    <button
      type="button"
      onClick={busy ? undefined : onClick}
      aria-disabled={busy ? true : undefined}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut}
      className={cx(
        "grid h-18 w-full place-items-center content-center gap-1.5 rounded-key px-1 text-[13px] font-semibold transition-colors",
        busy && "cursor-progress opacity-60",
        look === "danger" && "bg-bad text-on-bad hover:bg-bad-hover",
        look === "plain" && (lit ? "bg-warn-soft text-warn ring-1 ring-warn/40 ring-inset" : rest),
        look === "plain" && expanded === true && "bg-key-hover",
      )}
    >
      {icon}
      <span className="max-w-full truncate">{label}</span>
    </button>
  );
}
