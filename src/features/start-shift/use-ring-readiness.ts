import { useEffect, useState, useSyncExternalStore } from "react";
import { ringReadiness, type Answer, type RingReadiness } from "../../core/notice/ring-readiness.ts";
import { useWorkplace } from "../../stores/react.tsx";

type Answers = { readonly microphone: Answer; readonly notifications: Answer };

export type Permissions = {
  /** What the person has answered so far; asks nothing. */
  readonly read: () => Promise<Answers>;
  /** In a click: asks for what nobody has answered. */
  readonly ask: (answers: Answers) => Promise<void>;
};

/**
 * Milliseconds a new state must last before it shows. The click that unlocks the sound may be meant for something else
 * on the page, which must not move under the finger; and a sound that only stutters is no fault.
 */
const settle = 700;

/** Whether this tab rings, and the one click that makes it. Unknown, at first, counts as "it does". */
export function useRingReadiness({ read, ask }: Permissions): {
  readonly readiness: RingReadiness;
  readonly begin: () => void;
} {
  const { sound } = useWorkplace();
  const state = useSyncExternalStore(sound.subscribe, sound.state);
  const [answers, setAnswers] = useState<Answers>({ microphone: "unknown", notifications: "unknown" });
  const [asked, setAsked] = useState<"yes" | "no">("no");
  const now = ringReadiness({ sound: state, ...answers, asked });
  const [shown, setShown] = useState<RingReadiness>("can-ring");

  useEffect(() => {
    let isLeft = false;
    void read().then((known) => !isLeft && setAnswers(known));
    return () => void (isLeft = true);
  }, [read]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(now), settle);
    return () => clearTimeout(timer);
  }, [now]);

  return {
    readiness: shown,
    begin: () => {
      sound.unlock();
      // What the browser asks takes a while; the notice waits for the answers, whatever they are.
      void ask(answers).then(() => setAsked("yes"));
    },
  };
}
