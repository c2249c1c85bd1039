import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gather, patience, quiet } from "./gathering.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that finds addresses when the test says so. */
function aBrowser({ awaitsServer = false } = {}) {
  const connection = Object.assign(new EventTarget(), {
    iceGatheringState: "gathering",
  });
  let ended = false;
  const gathering = gather(connection as unknown as RTCPeerConnection, awaitsServer);
  void gathering.enough.then(() => void (ended = true));
  return {
    hasServerSpoken: gathering.hasServerSpoken,
    finds: (type: RTCIceCandidateType, protocol: RTCIceProtocol = "udp") => {
      const event = Object.assign(new Event("icecandidate"), { candidate: { type, protocol } });
      connection.dispatchEvent(event);
    },
    completes: () => {
      connection.iceGatheringState = "complete";
      connection.dispatchEvent(new Event("icegatheringstatechange"));
    },
    hasEnded: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return ended;
    },
  };
}

it("ends when this computer's addresses are all there, if Asterisk is reached directly", async () => {
  const browser = aBrowser();
  browser.finds("host");
  vi.advanceTimersByTime(quiet - 1);
  browser.finds("host");
  vi.advanceTimersByTime(quiet - 1);
  expect(await browser.hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await browser.hasEnded()).toBe(true);
});

it("waits for what a STUN or TURN server says when one is set, but not for long", async () => {
  const answered = aBrowser({ awaitsServer: true });
  answered.finds("host");
  vi.advanceTimersByTime(2 * quiet);
  expect(await answered.hasEnded()).toBe(false);
  answered.finds("srflx");
  vi.advanceTimersByTime(quiet);
  expect(await answered.hasEnded()).toBe(true);
  expect(answered.hasServerSpoken()).toBe(true);

  const dead = aBrowser({ awaitsServer: true });
  dead.finds("host");
  vi.advanceTimersByTime(patience + quiet - 1);
  expect(await dead.hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await dead.hasEnded()).toBe(true);
  expect(dead.hasServerSpoken()).toBe(false);
});

it("never ends without an address: Asterisk would not begin, and the call would stay silent", async () => {
  const slow = aBrowser();
  vi.advanceTimersByTime(4 * patience);
  expect(await slow.hasEnded()).toBe(false);
  slow.finds("host", "tcp"); // Asterisk has no ICE over TCP
  vi.advanceTimersByTime(quiet);
  expect(await slow.hasEnded()).toBe(false);
  slow.finds("host");
  vi.advanceTimersByTime(quiet);
  expect(await slow.hasEnded()).toBe(true);
});

it("ends at once when there is nothing more to find, and leaves no timer", async () => {
  const browser = aBrowser({ awaitsServer: true });
  browser.finds("host");
  browser.completes();
  expect(await browser.hasEnded()).toBe(true);
  // Also what becomes, after ten seconds, of a server that is dead.
  expect(browser.hasServerSpoken()).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
