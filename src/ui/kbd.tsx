import { cx } from "./cx.ts";

/** Keys to press together. */
export function Kbd({ keys, onColour = false }: { readonly keys: string; readonly onColour?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={cx(
        "inline-block rounded-[5px] border px-1.5 py-px font-sans text-[11px] font-medium whitespace-nowrap",
        onColour ? "border-current" : "border-edge-strong/60 bg-surface text-muted",
      )}
    >
      {keys}
    </kbd>
  );
}
