import { afterEach, expect, it, vi } from "vitest";
import { createEars } from "./ears.ts";

/** Counts the contexts that are open. */
function aComputer() {
  const open = new Set<object>();
  let made = 0;
  const node = { connect: () => undefined, disconnect: () => undefined };
  vi.stubGlobal(
    "MediaStream",
    class {
      readonly active = true;
    },
  );
  const ears = createEars(() => {
    made += 1;
    const context = {
      createAnalyser: () => ({ ...node, fftSize: 0 }),
      createMediaStreamSource: () => node,
      close: () => {
        open.delete(context);
        return Promise.resolve();
      },
    };
    open.add(context);
    return context as unknown as AudioContext;
  });
  return { ears, open: () => open.size, made: () => made };
}
afterEach(() => void vi.unstubAllGlobals());

const track = {} as MediaStreamTrack;

it("listens in one context for all, closed with the last of them", () => {
  const { ears, open, made } = aComputer();
  const agent = ears.hear(track);
  const customer = ears.hear(track);
  expect([open(), made()]).toEqual([1, 1]);
  agent.stop();
  agent.stop();
  expect(open()).toBe(1);
  customer.stop();
  expect(open()).toBe(0);
  ears.hear(track);
  expect([open(), made()]).toEqual([1, 2]);
});
