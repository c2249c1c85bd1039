/** Runs it as a task of its own, after what is running and all that it has promised: unlike a timer, also in a tab nobody sees. */
export function createNextTask(): (work: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const due: (() => void)[] = [];
  port1.onmessage = () => due.shift()?.();
  return (work) => {
    due.push(work);
    port2.postMessage(null);
  };
}
