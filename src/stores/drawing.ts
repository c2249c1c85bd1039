/** When the screens draw what has changed. */
export type Drawing = {
  /** Runs it when the page may draw; soon, and never at once. */
  readonly soon: (draw: () => void) => void;
  /** Something more urgent than any picture is on its way: draws wait for it, but for no longer than nobody sees. */
  readonly after: (urgent: Promise<unknown>) => void;
};

/** Milliseconds that a picture may be late: a tenth of a second is still taken for at once. */
const mostLate = 60;

/**
 * Draws after what the page was told has had its effect: React takes tens of milliseconds for the screen of a call, and a
 * page that draws first answers later and is heard later. `nextTask` runs what it is given once the page has done what it
 * is at.
 */
export function createDrawing(
  nextTask: (work: () => void) => void,
  after: (delay: number, callback: () => void) => () => void,
): Drawing {
  const urgents = new Set<Promise<unknown>>();
  let waiting: (() => void)[] = [];

  function drawAll(): void {
    if (urgents.size > 0) return;
    const due = waiting;
    waiting = [];
    for (const draw of due) draw();
  }

  return {
    soon: (draw) => {
      waiting.push(draw);
      nextTask(drawAll);
    },
    after: (urgent) => {
      urgents.add(urgent);
      const stop = after(mostLate, settled);
      function settled(): void {
        stop();
        // Whoever waits for the same goes first.
        if (urgents.delete(urgent)) nextTask(drawAll);
      }
      urgent.then(settled, settled);
    },
  };
}
