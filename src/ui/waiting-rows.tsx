import { Skeleton } from "./skeleton.tsx";

/** What stands where a list or a page will be: as many rows as are likely. */
export function WaitingRows({ text, rows }: { readonly text: string; readonly rows: number }) {
  return (
    <div aria-busy="true" className="rounded-card border border-edge bg-surface px-4 py-1">
      <p role="status" className="sr-only">
        {text}
      </p>
      <div className="divide-y divide-edge">
        {Array.from({ length: rows }, (_, index) => (
          <p key={index} className="flex justify-between gap-6 py-3.5">
            <Skeleton width="11rem" />
            <Skeleton width="7rem" />
            <Skeleton width="5rem" />
          </p>
        ))}
      </div>
    </div>
  );
}
