import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { focusHeading, isFocusFree } from "./focus.ts";

const widths = { m: "w-[min(26rem,calc(100vw-2rem))]", l: "w-[min(40rem,calc(100vw-2rem))]" } as const;

type Props = {
  readonly title: string;
  readonly size?: keyof typeof widths;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A modal dialog: the browser's own, which keeps the focus inside, closes on Esc and gives the focus back. What carries
 * `data-first-focus` has the focus when it opens; else the first thing in it that can. (`autoFocus` comes too early: React
 * asks for the focus before the dialog is open, and what is not shown yet cannot have it.)
 */
export function Dialog({ title, size = "m", onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: browsers give the focus back only for a dialog that is closed in its place.
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    return () => {
      element?.close();
      setTimeout(() => {
        if (opener?.isConnected === false && isFocusFree()) focusScreen();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      // Whoever shows it takes it away, or keeps it while something is under way.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={`m-auto rounded-card border border-edge bg-surface p-6 text-text shadow-float backdrop:bg-black/45 ${widths[size]}`}
    >
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** What a dialog was opened from may go with it, as the row of what was deleted there: its screen is begun anew. */
function focusScreen(): void {
  // A screen that is not shown cannot have the focus.
  for (const main of document.querySelectorAll("main")) focusHeading(main, { preventScroll: true });
}
