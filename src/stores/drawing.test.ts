import { beforeEach, describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "../testing/manual-clock.ts";
import { createDrawing, type Drawing } from "./drawing.ts";

let tasks: (() => void)[];
let clock: ManualClock;
let drawn: string[];
let drawing: Drawing;
beforeEach(() => {
  tasks = [];
  drawn = [];
  clock = createManualClock();
  drawing = createDrawing((work) => void tasks.push(work), clock.after);
});

const draw = (what: string) => () => void drawn.push(what);

/** What the page is at comes to an end, with all that it has promised; then its tasks run. */
async function goOn(): Promise<void> {
  await Promise.resolve();
  for (const task of tasks.splice(0)) task();
}

/** Something urgent, and its end. */
function anErrand() {
  let end: () => void = () => undefined;
  const errand = new Promise<void>((resolve) => (end = resolve));
  return { errand, end };
}

describe("what is to be drawn", () => {
  it("is drawn after what the page is at, in order", async () => {
    drawing.soon(draw("ringing"));
    drawing.soon(draw("answered"));
    expect(drawn).toEqual([]);
    await goOn();
    expect(drawn).toEqual(["ringing", "answered"]);
  });

  it("waits for what is urgent, and for whoever waits for the same", async () => {
    const { errand, end } = anErrand();
    drawing.after(errand);
    void errand.then(draw("the microphone is heard"));
    drawing.soon(draw("answered"));
    await goOn();
    expect(drawn).toEqual([]);
    end();
    await goOn();
    await goOn();
    expect(drawn).toEqual(["the microphone is heard", "answered"]);
    expect(clock.waiting()).toBe(0);
  });

  it("does not wait for long", async () => {
    drawing.after(anErrand().errand);
    drawing.soon(draw("answering"));
    await goOn();
    clock.pass(60);
    await goOn();
    expect(drawn).toEqual(["answering"]);
  });

  it("does not wait for what has failed", async () => {
    drawing.after(Promise.reject(new Error("no microphone")));
    drawing.soon(draw("microphone missing"));
    await goOn();
    await goOn();
    expect(drawn).toEqual(["microphone missing"]);
  });

  it("waits for all that is urgent", async () => {
    const [one, other] = [anErrand(), anErrand()];
    drawing.after(one.errand);
    drawing.after(other.errand);
    drawing.soon(draw("both"));
    one.end();
    await goOn();
    await goOn();
    expect(drawn).toEqual([]);
    other.end();
    await goOn();
    await goOn();
    expect(drawn).toEqual(["both"]);
  });
});
