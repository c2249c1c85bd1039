/** TypeScript does not know it yet (W3C Prioritized Task Scheduling), nor does Safari. */
type Scheduler = {
  readonly postTask: (work: () => void, options: { readonly priority: "user-blocking" }) => Promise<void>;
};

type NextTask = (work: () => void) => void;

/** Runs it as a task of its own, after what is running and all that it has promised: unlike a timer, also in a tab nobody sees. */
export function createNextTask(): NextTask {
  const { port1, port2 } = new MessageChannel();
  const due: (() => void)[] = [];
  port1.onmessage = () => due.shift()?.();
  return (work) => {
    due.push(work);
    port2.postMessage(null);
  };
}

/** The same; but in a tab that is seen it goes before whatever else waits, such as a frame that would be drawn without it. */
export function createNextTaskFirst(page: Pick<Document, "hidden"> = document): NextTask {
  const { scheduler } = globalThis as { readonly scheduler?: Scheduler };
  const nextTask = createNextTask();
  return (work) => {
    // Where nobody looks a browser may let such tasks wait.
    if (scheduler === undefined || page.hidden) nextTask(work);
    else void scheduler.postTask(work, { priority: "user-blocking" });
  };
}
