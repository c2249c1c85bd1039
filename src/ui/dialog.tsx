import { useId, useLayoutEffect, useRef, type ReactNode } from "react";

const widths = { m: "w-[min(26rem,calc(100vw-2rem))]", l: "w-[min(40rem,calc(100vw-2rem))]" } as const;

type Props = {
  readonly title: string;
  readonly size?: keyof typeof widths;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal dialog: the browser's own, which keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, size = "m", onClose, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: browsers give the focus back only for a dialog that is closed in its place.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
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
