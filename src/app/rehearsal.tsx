import { useLayoutEffect, useRef, useState } from "react";
import { IncomingCallView } from "../features/incoming-call/view.tsx";

const nobody: Omit<Parameters<typeof IncomingCallView>[0], "since"> = {
  id: "rehearsal",
  kind: "customer",
  person: {
    title: "+",
    named: false,
    number: null,
    country: null,
    initials: null,
    of: "person",
    ownName: null,
  },
  business: null,
  payload: null,
  back: null,
  answer: () => undefined,
  decline: () => undefined,
  holds: null,
  meant: "meant",
  answerKeys: undefined,
  declineKeys: undefined,
};

/**
 * Draws the card of a ringing call once and takes it away before anything is painted: what the browser does only the first
 * time is then done before a customer waits for it.
 */
export function Rehearsal() {
  const [isOver, setOver] = useState(false);
  const [since] = useState(() => Date.now());
  const stage = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Asking for the size makes the browser lay it out.
    stage.current?.getBoundingClientRect();
    // eslint-disable-next-line react-hooks/set-state-in-effect -- gone before it is painted: that is the point
    setOver(true);
  }, []);
  if (isOver) return null;
  return (
    <div ref={stage} inert className="invisible absolute inset-x-0 top-0">
      <IncomingCallView {...nobody} since={since} />
    </div>
  );
}
