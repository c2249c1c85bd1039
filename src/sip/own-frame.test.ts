import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeInOwnFrame } from "./own-frame.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page whose frames make connections by this. */
function aPage(RTCPeerConnection: new () => object) {
  const frames = new Set<object>();
  const createElement = () => {
    const frame = { contentWindow: { RTCPeerConnection }, remove: () => void frames.delete(frame) };
    return frame;
  };
  const page = { createElement, body: { append: (frame: object) => void frames.add(frame) } };
  return { page: page as unknown as Document, frames };
}

it("a connection is made by a frame of its own, which outlives it by a second: what was asked of it is answered", () => {
  const { page, frames } = aPage(EventTarget);
  const { peer, discard } = makeInOwnFrame(page, {});
  expect(peer).toBeInstanceOf(EventTarget);
  expect(frames.size).toBe(1);
  discard();
  vi.advanceTimersByTime(900);
  expect(frames.size).toBe(1);
  vi.advanceTimersByTime(100);
  expect(frames.size).toBe(0);
});

it("a frame that can make none is taken away again", () => {
  const { page, frames } = aPage(function TooMany() {
    throw new Error("too many");
  } as unknown as new () => object);
  expect(() => makeInOwnFrame(page, {})).toThrow("too many");
  expect(frames.size).toBe(0);
});
