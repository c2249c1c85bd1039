import { useState, type ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  /** The button's name for those who do not see it, if its content does not say it. */
  readonly label: string;
  readonly button: ReactNode;
  /** From which of its edges the panel hangs; the button's place in its bar decides. */
  readonly from?: "start" | "end";
  /** What chooses something closes the panel: it gets the way to do it, which leads the focus back to the button. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

/** A button that shows a small panel under it. Esc, a click elsewhere or the focus leaving closes it. */
export function Disclosure({ label, button, from = "end", children }: Props) {
  const [open, setOpen] = useState(false);
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);

  /** The focus goes back before the panel goes: a dialog that opens at the same moment returns it to where it is now. */
  function close(): void {
    opener?.focus();
    setOpen(false);
  }

  return (
    <div
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={setOpener}
        type="button"
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={cx(
          "flex h-10 items-center gap-2 rounded-key px-2 hover:bg-key-hover",
          open && "bg-key-hover",
        )}
      >
        {button}
      </button>
      {open && (
        <div
          tabIndex={-1}
          // In a narrow window it takes the whole width: hung on a button in the middle it would stick out.
          className={cx(
            "z-20 mt-1.5 rounded-key border border-edge bg-surface p-4 shadow-float outline-none max-sm:fixed max-sm:inset-x-3 max-sm:top-14 sm:absolute sm:top-full sm:w-80",
            from === "end" ? "sm:end-0" : "sm:start-0",
          )}
        >
          {typeof children === "function" ? children(close) : children}
        </div>
      )}
    </div>
  );
}
