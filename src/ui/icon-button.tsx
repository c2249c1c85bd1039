import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const sizes = { s: "size-7", m: "size-9" } as const;

/** A small button that shows only an icon; its label is its name and its tooltip. */
export function IconButton(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: keyof typeof sizes;
  /** -1 where the arrow keys lead to it, not Tab. */
  readonly tabIndex?: number;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      tabIndex={props.tabIndex}
      onClick={props.onClick}
      className={cx(
        "grid shrink-0 place-items-center rounded-small text-muted transition-colors hover:bg-key hover:text-text",
        sizes[props.size ?? "m"],
      )}
    >
      {props.icon}
    </button>
  );
}
