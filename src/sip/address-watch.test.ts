import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchAddresses, type AddressWatch } from "./address-watch.ts";

/** A browser's connection that finds what a test says. */
function aPeer() {
  const peer = Object.assign(new EventTarget(), {
    iceGatheringState: "gathering",
    signalingState: "have-local-offer",
    connectionState: "new",
    createDataChannel: vi.fn(),
    setLocalDescription: vi.fn(() => Promise.resolve()),
    close: vi.fn(),
  });
  return {
    peer: peer as unknown as RTCPeerConnection,
    finds: (candidate: Partial<RTCIceCandidate> | null) =>
      peer.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate })),
    hasAll: () => {
      peer.iceGatheringState = "complete";
      peer.dispatchEvent(new Event("icegatheringstatechange"));
    },
    looksAgain: () => {
      peer.iceGatheringState = "gathering";
      peer.dispatchEvent(new Event("icegatheringstatechange"));
    },
    fallAsleep: () => {
      peer.signalingState = "closed";
    },
    isOpen: () => peer.close.mock.calls.length === 0,
    hasBegun: () => peer.setLocalDescription.mock.calls.length === 1,
  };
}

const moved = vi.fn();
let browser: ReturnType<typeof aPeer>;
let watch: AddressWatch;
let now: number;
beforeEach(() => {
  moved.mockClear();
  browser = aPeer();
  now = 1_000;
  watch = watchAddresses(browser.peer, () => now, moved);
  browser.finds({ address: "192.0.2.10" });
  browser.finds({ address: "fd00::10" });
});

afterEach(() => void vi.useRealTimers());

it("the addresses there are at first are no news", () => {
  expect(browser.hasBegun()).toBe(true);
  browser.finds({ address: null, candidate: "" });
  browser.finds(null);
  browser.hasAll();
  expect(moved).not.toHaveBeenCalled();
});

it("one that comes afterwards is told once, and so is the next", () => {
  browser.hasAll();
  browser.looksAgain();
  for (const protocol of ["udp", "tcp"] as const) browser.finds({ address: "192.0.2.20", protocol });
  expect(moved).toHaveBeenCalledOnce();
  browser.finds({ address: "192.0.2.10" });
  expect(moved).toHaveBeenCalledOnce();
  browser.finds({ address: "192.0.2.30" });
  expect(moved).toHaveBeenCalledTimes(2);
});

it("one that comes long afterwards is told, though it is still looking for ways from one that is gone", () => {
  now += 499;
  browser.finds({ address: "192.0.2.15" });
  expect(moved).not.toHaveBeenCalled();
  now += 1;
  browser.finds({ address: "192.0.2.20" });
  expect(moved).toHaveBeenCalledOnce();
});

it("one that the browser gives in the text alone is told, too", () => {
  browser.hasAll();
  browser.finds({ candidate: "candidate:1 1 UDP 2122252543 8d2f1c7e.local 53812 typ host" });
  expect(moved).toHaveBeenCalledOnce();
});

it("ends with its connection, and tells nothing meanwhile", async () => {
  vi.useFakeTimers();
  expect(browser.isOpen()).toBe(true);
  browser.hasAll();
  watch.stop();
  browser.finds({ address: "192.0.2.20" });
  await vi.runAllTimersAsync();
  expect(browser.isOpen()).toBe(false);
  expect(moved).not.toHaveBeenCalled();
});

it("says when the browser has ended it", () => {
  expect(watch.isAwake()).toBe(true);
  browser.fallAsleep();
  expect(watch.isAwake()).toBe(false);
});
