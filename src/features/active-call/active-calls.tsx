import { Late } from "../../ui/late.tsx";
import { loadOtherCalls } from "./late-parts.ts";
import { useActiveCall } from "./use-active-calls.ts";
import { useOtherCalls } from "./use-other-calls.ts";
import { ActiveCallView, type Around } from "./view.tsx";

/** The call that is talked on, whole, and the others below it. */
export function ActiveCalls(around: Around) {
  const front = useActiveCall();
  const others = useOtherCalls();
  if (front === null) return null;
  return (
    <>
      <ActiveCallView key={front.id} {...front} {...around} />
      {(others.others.length > 0 || others.consultation !== null) && (
        <Late load={loadOtherCalls} with={others} waiting={null} failed={around.failed} />
      )}
    </>
  );
}
