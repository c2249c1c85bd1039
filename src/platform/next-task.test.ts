import { expect, it, vi } from "vitest";
import { createNextTask, createNextTaskFirst } from "./next-task.ts";

/** A browser that runs nothing urgent before it is told to. */
function anUrgentQueue() {
  const due: (() => void)[] = [];
  vi.stubGlobal("scheduler", {
    postTask: (work: () => void, { priority }: { readonly priority: string }) => {
      expect(priority).toBe("user-blocking");
      due.push(work);
      return Promise.resolve();
    },
  });
  return { run: () => due.splice(0).forEach((work) => work()), length: () => due.length };
}

it("comes after what is running and all that it has promised, one after the other", async () => {
  const did: string[] = [];
  const nextTask = createNextTask();
  nextTask(() => did.push("first"));
  const done = new Promise<void>((resolve) => nextTask(() => resolve(void did.push("second"))));
  void Promise.resolve().then(() => did.push("promised"));
  did.push("running");
  await done;
  expect(did).toEqual(["running", "promised", "first", "second"]);
});

it("goes first in a tab that is seen", () => {
  const urgent = anUrgentQueue();
  const work = vi.fn();
  createNextTaskFirst({ hidden: false })(work);
  expect([work.mock.calls.length, urgent.length()]).toEqual([0, 1]);
  urgent.run();
  expect(work).toHaveBeenCalledTimes(1);
});

it("waits for no urgent queue in a tab that nobody sees", async () => {
  const urgent = anUrgentQueue();
  await new Promise<void>((resolve) => createNextTaskFirst({ hidden: true })(resolve));
  expect(urgent.length()).toBe(0);
});

it("comes in a browser that has no such queue", async () => {
  vi.stubGlobal("scheduler", undefined);
  await new Promise<void>((resolve) => createNextTaskFirst({ hidden: false })(resolve));
});
