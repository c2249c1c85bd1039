import type { Desk } from "./desk.ts";
import type { MendingParts } from "./mend-line.ts";

/** Mends the line of a desk from the tab that has its phone. Returns the undo. */
export function mendAtDesk(
  desk: Pick<Desk, "workplace" | "subscribe">,
  parts: Omit<MendingParts, "workplace">,
): () => void {
  let stop: () => void = () => undefined;
  const look = (): void => {
    stop();
    const workplace = desk.workplace();
    stop = workplace.otherTab === null ? mendLater({ workplace, ...parts }) : () => undefined;
  };
  const stopHearing = desk.subscribe(look);
  look();
  return () => {
    stopHearing();
    stop();
  };
}

/** `mendLine`, fetched once the line has been ready: nothing disagrees before. Returns the undo. */
function mendLater(parts: MendingParts): () => void {
  const { phoneStore } = parts.workplace;
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
