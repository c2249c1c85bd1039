import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { endGatheringEarly, patience, quiet } from "./gathering.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that finds addresses when the test says so. */
function aBrowser({ needsServer = false } = {}) {
  let state: RTCIceGatheringState = "new";
  let ended = 0;
  const listener = endGatheringEarly(
    {
      get peerConnection() {
        return { iceGatheringState: state };
      },
      iceGatheringComplete: () => void (ended += 1),
    },
    needsServer,
  );
  const become = (next: RTCIceGatheringState): void => {
    state = next;
    listener.onicegatheringstatechange(new Event("icegatheringstatechange"));
  };
  become("gathering");
  return {
    finds: (type: RTCIceCandidateType, protocol: RTCIceProtocol = "udp") => {
      listener.onicecandidate({ candidate: { type, protocol } } as RTCPeerConnectionIceEvent);
    },
    become,
    hasEnded: () => ended > 0,
  };
}

it("ends when this computer's addresses are all there, if Asterisk is reached directly", () => {
  const browser = aBrowser();
  browser.finds("host");
  vi.advanceTimersByTime(quiet - 1);
  browser.finds("host");
  vi.advanceTimersByTime(quiet - 1);
  expect(browser.hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(browser.hasEnded()).toBe(true);
});

it("waits for what a STUN or TURN server says when one is set, but not for long", () => {
  const answered = aBrowser({ needsServer: true });
  answered.finds("host");
  vi.advanceTimersByTime(2 * quiet);
  expect(answered.hasEnded()).toBe(false);
  answered.finds("srflx");
  vi.advanceTimersByTime(quiet);
  expect(answered.hasEnded()).toBe(true);

  const dead = aBrowser({ needsServer: true });
  dead.finds("host");
  vi.advanceTimersByTime(patience + quiet - 1);
  expect(dead.hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(dead.hasEnded()).toBe(true);
});

it("never ends without an address: Asterisk would not begin, and the call would stay silent", () => {
  const slow = aBrowser();
  vi.advanceTimersByTime(4 * patience);
  expect(slow.hasEnded()).toBe(false);
  slow.finds("host", "tcp"); // Asterisk has no ICE over TCP
  vi.advanceTimersByTime(quiet);
  expect(slow.hasEnded()).toBe(false);
  slow.finds("host");
  vi.advanceTimersByTime(quiet);
  expect(slow.hasEnded()).toBe(true);
});

it("leaves no timer once gathering is complete", () => {
  const browser = aBrowser({ needsServer: true });
  browser.finds("srflx");
  browser.become("complete");
  expect(vi.getTimerCount()).toBe(0);
});
