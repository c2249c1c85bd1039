import type { ReactNode } from "react";

/** A short fact that stands out. Text that does not fit is cut; the whole of it is in the tooltip. */
export function Chip({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <span
      title={title}
      className="inline-block max-w-full truncate rounded-full bg-accent-soft px-2.5 py-0.5 text-xs font-semibold text-accent"
    >
      {children}
    </span>
  );
}
