import type { MendingParts } from "./mend-line.ts";

/** `mendLine`, fetched once the line has been ready: nothing disagrees before. Returns the undo. */
export function mendLater(parts: MendingParts): () => void {
  const { phoneStore } = parts.desk.workplace;
  let stop: () => void = () => undefined;
  let isOver = false;
  const stopHearing = phoneStore.subscribe(({ line }) => {
    if (line.phase !== "ready") return;
    stopHearing();
    import("./mend-line.ts").then(
      ({ mendLine }) => {
        if (!isOver) stop = mendLine(parts);
      },
      // Its file did not come: the notice still says that the two disagree.
      () => undefined,
    );
  });
  return () => {
    isOver = true;
    stopHearing();
    stop();
  };
}
