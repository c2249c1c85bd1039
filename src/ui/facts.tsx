import type { ReactNode } from "react";

/** Label and value, one under the other. A value that does not fit beside its label has a line of its own. */
export function Facts({
  rows,
}: {
  readonly rows: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-y-1.5 text-[13px]">
      {rows.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap justify-between gap-x-4">
          <dt className="text-muted">{label}</dt>
          <dd className="figures ms-auto min-w-0 text-end wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
