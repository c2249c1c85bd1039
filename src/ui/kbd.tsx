import { cx } from "./cx.ts";

type Props = {
  readonly keys: string;
  readonly onColour?: boolean;
  /** Told to those who do not see it as well: the keys are what this place is about, not a hint. */
  readonly isContent?: boolean;
};

/** Keys to press together. */
export function Kbd({ keys, onColour = false, isContent = false }: Props) {
  return (
    <kbd
      aria-hidden={isContent ? undefined : true}
      // Keys are named alike in every language.
      dir="ltr"
      className={cx(
        "inline-block rounded-[5px] border px-1.5 py-px font-sans text-[11px] font-medium whitespace-nowrap",
        onColour ? "border-current" : "border-edge-strong/60 bg-surface text-muted",
      )}
    >
      {keys}
    </kbd>
  );
}
