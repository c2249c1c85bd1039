import type { AwakeParts } from "./stay-awake.ts";

/**
 * Looks after the line when something happens that helps or harms it: the computer's network goes or comes, somebody looks at
 * the page, it wakes up. What watches over sleep is fetched once the line is ready, after the phone. Returns the undo.
 */
export function tryAgainWhenItHelps(parts: AwakeParts): () => void {
  const { phone } = parts;
  const scope = new AbortController();
  const on = { signal: scope.signal };
  const doubt = (): void => phone.line({ type: "doubt" });
  // Neither says much: "online" may mean another network, and a server on this computer needs none.
  window.addEventListener(
    "online",
    () => {
      const { phase } = phone.state().line;
      // An attempt over the network there was would take seconds to fail.
      if (phase === "connecting" || phase === "registering") phone.line({ type: "begin-anew" });
      else doubt();
    },
    on,
  );
  window.addEventListener("offline", () => phone.state().line.phase === "ready" && doubt(), on);
  document.addEventListener(
    "visibilitychange",
    () => {
      if (!document.hidden && phone.state().line.phase === "waiting") doubt();
    },
    on,
  );

  let stopWatching: () => void = () => undefined;
  const stopHearing = phone.subscribe((_before, { line }) => {
    if (line.phase !== "ready") return;
    stopHearing();
    import("./stay-awake.ts").then(
      ({ stayAwake }) => {
        if (!scope.signal.aborted) stopWatching = stayAwake(parts);
      },
      // Its file did not come: the heartbeat still finds sockets that died in the sleep.
      () => undefined,
    );
  });

  return () => {
    scope.abort();
    stopHearing();
    stopWatching();
  };
}
