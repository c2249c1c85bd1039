import { useEffect, useState } from "react";
import { loadKeypad, loadOtherCalls, loadTrouble } from "../features/active-call/late-parts.ts";
import { usePhone } from "../stores/react.tsx";
import { loadCallOutcome, loadCallStrip, loadParkedCalls, loadTransferPicker } from "./late-calls.ts";
import { fetchPart } from "../ui/late.tsx";
import { whenIdle } from "./when-idle.ts";

export const loadCallStage = () => import("./call-stage.tsx").then(({ CallStage }) => CallStage);

/** What calls need on the screen; ringing and talking themselves need none of it. Each is tried again when it is needed. */
const parts = [
  loadCallStage,
  loadCallOutcome,
  loadCallStrip,
  loadKeypad,
  loadOtherCalls,
  loadTrouble,
  loadTransferPicker,
  loadParkedCalls,
];

/** Fetches it once the line is ready and the browser has nothing else to do; true from then on. */
export function usePreloadedCalls(): boolean {
  const isReady = usePhone(({ line }) => line.phase === "ready");
  const [isFetched, setFetched] = useState(false);
  useEffect(() => {
    if (!isReady || isFetched) return undefined;
    let isLeft = false;
    void whenIdle()
      .then(() => (isLeft ? [] : Promise.allSettled(parts.map((load) => fetchPart<unknown>(load)))))
      .then(() => !isLeft && setFetched(true));
    return () => void (isLeft = true);
  }, [isReady, isFetched]);
  return isFetched;
}
