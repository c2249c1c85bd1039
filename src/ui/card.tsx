import { useId, type ReactNode } from "react";

type Props = {
  readonly heading: string;
  readonly lead?: ReactNode;
  /** At the heading's far end. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
};

/** A part of a page with a heading of its own. */
export function Card({ heading, lead, aside, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id={id} className="text-[15px] font-semibold tracking-tight">
          {heading}
        </h2>
        {aside}
      </div>
      {lead !== undefined && <p className="mt-1 text-[13px] text-pretty text-muted">{lead}</p>}
      {children}
    </section>
  );
}
