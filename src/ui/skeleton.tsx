/** Where a value will stand: a bar as wide as the value is likely to be. It is as high as a line, so nothing moves. */
export function Skeleton({ width }: { readonly width: string }) {
  return (
    <span
      aria-hidden
      style={{ width }}
      className="inline-block h-[0.9em] max-w-full animate-pulse rounded-small bg-key align-[-0.08em]"
    />
  );
}
