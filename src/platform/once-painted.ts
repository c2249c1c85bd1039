/** Milliseconds after which nobody looks: a page that is not seen is not painted. */
const mostLate = 100;

/**
 * Runs what it is given once the page has painted what it knows by then: for work that takes the page's time and may wait for
 * a frame, but no longer.
 */
export function createOncePainted(
  nextTask: (work: () => void) => void,
  after: (delay: number, callback: () => void) => () => void,
  frame: (callback: () => void) => void = requestAnimationFrame,
): (work: () => void) => void {
  return (work) => {
    let isDone = false;
    function once(): void {
      stop();
      if (isDone) return;
      isDone = true;
      work();
    }
    const stop = after(mostLate, once);
    // What is to be drawn may still wait for its own task; and a frame comes after its callbacks.
    nextTask(() => frame(() => nextTask(once)));
  };
}
