import type { ReactNode } from "react";
import { Late } from "../../ui/late.tsx";
import { loadOtherCalls } from "./late-parts.ts";
import { useActiveCall, type TransferAbout } from "./use-active-calls.ts";
import { useOtherCalls } from "./use-other-calls.ts";
import { ActiveCallView } from "./view.tsx";

type Props = {
  /** Offers whom a call can be transferred to; `close` takes the offer away. */
  readonly picker: (about: TransferAbout, close: () => void) => ReactNode;
  /** Instead of a part whose files did not arrive. */
  readonly failed: (again: () => void) => ReactNode;
};

/** The call that is talked on, whole, and the others below it. */
export function ActiveCalls({ picker, failed }: Props) {
  const front = useActiveCall();
  const others = useOtherCalls();
  if (front === null) return null;
  return (
    <>
      <ActiveCallView key={front.id} {...front} picker={picker} failed={failed} />
      {others.others.length > 0 && (
        <Late load={loadOtherCalls} with={others} waiting={null} failed={failed} />
      )}
    </>
  );
}
