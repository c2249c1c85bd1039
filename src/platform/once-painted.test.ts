import { expect, it } from "vitest";
import { createManualClock } from "../testing/manual-clock.ts";
import { createOncePainted } from "./once-painted.ts";

/** A page whose tasks and frames come when the test says so; tells what it did, in order. */
function aPage() {
  const clock = createManualClock();
  const did: string[] = [];
  const due = { task: [] as (() => void)[], frame: [] as (() => void)[] };
  const later = createOncePainted(
    (work) => void due.task.push(work),
    clock.after,
    (callback) => void due.frame.push(callback),
  );
  const next = (what: keyof typeof due): void => {
    did.push(what);
    for (const each of due[what].splice(0)) each();
  };
  return { did, later, next, pass: clock.pass };
}

it("works after the frame that shows what there was to draw", () => {
  const { did, later, next } = aPage();
  later(() => did.push("work"));
  for (const what of ["task", "frame", "task"] as const) next(what);
  expect(did).toEqual(["task", "frame", "task", "work"]);
});

it("works without a frame in a page that nobody sees, and once only when it is seen again", () => {
  const { did, later, next, pass } = aPage();
  later(() => did.push("work"));
  next("task");
  pass(99);
  expect(did).toEqual(["task"]);
  pass(1);
  expect(did).toEqual(["task", "work"]);
  next("frame");
  next("task");
  expect(did.filter((each) => each === "work")).toHaveLength(1);
});
