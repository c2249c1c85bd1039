import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A large figure with a word under it. Its place stays when there is nothing to show. */
export function Figure({
  faint = false,
  below,
  children,
}: {
  faint?: boolean;
  below: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="shrink-0 text-end">
      <p
        className={cx(
          "figures h-9 text-2xl leading-9 font-semibold tracking-tight sm:text-3xl sm:leading-9",
          faint && "text-muted",
        )}
      >
        {children}
      </p>
      <div className="min-h-5 text-[13px] font-semibold whitespace-nowrap">{below}</div>
    </div>
  );
}
