import { cx } from "./cx.ts";

/** Keys to press together. Hidden where there is no room or no keyboard. */
export function Kbd({ keys, onColour = false }: { readonly keys: string; readonly onColour?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={cx(
        "hidden rounded-[5px] border px-1.5 py-px font-sans text-[11px] font-medium whitespace-nowrap md:inline-block",
        onColour ? "border-current" : "border-edge-strong/60 bg-surface text-muted",
      )}
    >
      {keys}
    </kbd>
  );
}
