import { usePhone } from "../../stores/react.tsx";
import { Late } from "../../ui/late.tsx";
import { loadOtherCalls } from "./late-parts.ts";
import { useActiveCall } from "./use-active-calls.ts";
import { ActiveCallView, type Around } from "./view.tsx";

/** The call that is talked on, whole, and the others below it. */
export function ActiveCalls(around: Around) {
  const front = useActiveCall();
  const others = usePhone(
    ({ lineUp }) => lineUp.live.filter(({ id, phase }) => phase !== "incoming" && id !== front?.id).length,
  );
  if (front === null) return null;
  return (
    <>
      <ActiveCallView key={front.id} {...front} {...around} />
      {others > 0 && <Late load={loadOtherCalls} with={{}} waiting={null} failed={around.failed} />}
    </>
  );
}
