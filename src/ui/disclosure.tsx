import { useEffect, useRef, useState, type ReactNode } from "react";
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
  const opener = useRef<HTMLButtonElement>(null);
  /** Counts how often the panel was closed on purpose: the focus goes back to the button then. */
  const [returns, setReturns] = useState(0);
  useEffect(() => {
    if (returns > 0) opener.current?.focus();
  }, [returns]);

  function close(): void {
    setOpen(false);
    setReturns((count) => count + 1);
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
        ref={opener}
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
