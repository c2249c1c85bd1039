import { useEffect, useState } from "react";
import { loadKeypad, loadOtherCalls, loadTrouble } from "../features/active-call/late-parts.ts";
import { usePhone } from "../stores/react.tsx";
import { loadCallOutcome, loadCallStrip, loadParkedCalls, loadTransferPicker } from "./late-calls.ts";

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
    const fetch = () =>
      void Promise.allSettled(parts.map((load): Promise<unknown> => load())).then(() => setFetched(true));
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(fetch, 1_000);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(fetch, { timeout: 3_000 });
    return () => cancelIdleCallback(request);
  }, [isReady, isFetched]);
  return isFetched;
}
