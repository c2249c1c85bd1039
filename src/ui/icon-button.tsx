import type { ReactNode } from "react";

/** A small button that shows only an icon; its label is its name and its tooltip. */
export function IconButton(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
      className="grid size-9 shrink-0 place-items-center rounded-small text-muted transition-colors hover:bg-key hover:text-text"
    >
      {props.icon}
    </button>
  );
}
