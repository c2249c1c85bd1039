import type { ReactNode } from "react";

/** Label and value, one under the other. */
export function Facts({
  rows,
}: {
  readonly rows: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-[13px]">
      {rows.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="figures text-right wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
