import type { ReactNode } from "react";

/** A cell of a table whose rows are cards in a narrow window, where the column's name stands beside its value. */
export function CardCell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <td className="flex justify-between gap-4 px-3 py-1 md:table-cell md:px-4 md:py-3">
      <span aria-hidden className="shrink-0 text-[13px] text-muted md:hidden">
        {label}
      </span>
      <span className="min-w-0 text-end md:text-start">{children}</span>
    </td>
  );
}
