import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

type Props = {
  /** Beside the name: what somebody looks at and changes all day. */
  readonly start?: ReactNode;
  /** At the end of the bar at the top. */
  readonly header: ReactNode;
  readonly rail: ReactNode;
  /** What everybody must know, whatever screen is open. */
  readonly notices: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every screen of somebody who is signed in. */
export function Frame({ start, header, rail, notices, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <header className="sticky top-0 z-20 short:static flex h-14 shrink-0 items-center gap-1 border-b border-edge bg-surface pe-2 ps-3 sm:gap-3 sm:px-4">
        <Brand nameHidden />
        {start}
        <span className="flex-1" />
        {header}
      </header>
      <div className="flex min-h-0 flex-1 flex-col md:flex-row">
        {rail}
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className="grid gap-3 px-3 pt-3 empty:hidden lg:px-4.5 lg:pb-3">{notices}</div>
          {children}
        </div>
      </div>
    </div>
  );
}
