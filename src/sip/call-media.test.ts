import { beforeEach, expect, it, vi } from "vitest";
import { createManualClock, type ManualClock } from "../testing/manual-clock.ts";
import { createMediaSource, type MediaListener, type MediaSource } from "./call-media.ts";

/** A browser whose connections are known by their numbers, and which describes as soon as it is asked. */
function aBrowser() {
  const made: { readonly number: number; isOpen: boolean; offers: number }[] = [];
  const make = () => {
    const one = { number: made.length + 1, isOpen: true, offers: 0 };
    made.push(one);
    const lines: { readonly sender: object }[] = [];
    return Object.assign(new EventTarget(), {
      signalingState: "stable",
      connectionState: "connected",
      iceGatheringState: "complete",
      localDescription: null as { sdp: string } | null,
      addTransceiver: () => {
        lines.push({ sender: { replaceTrack: () => Promise.resolve() } });
        return lines[0];
      },
      getTransceivers: () => lines,
      getSenders: () => lines.map(({ sender }) => sender),
      getConfiguration: () => ({}),
      createOffer: () => {
        one.offers += 1;
        return Promise.resolve({ type: "offer", sdp: `offer of ${one.number}` });
      },
      setLocalDescription(this: EventTarget & { localDescription: unknown }, description: { sdp: string }) {
        this.localDescription = description;
        queueMicrotask(() => this.dispatchEvent(new Event("icegatheringstatechange")));
        return Promise.resolve();
      },
      close: () => void (one.isOpen = false),
    }) as unknown as RTCPeerConnection;
  };
  const open = () => made.filter(({ isOpen }) => isOpen).map(({ number }) => number);
  return { make, open, offersOf: (number: number) => made[number - 1]?.offers };
}

const listener: MediaListener = {
  arrived: () => undefined,
  changed: () => undefined,
  deaf: () => undefined,
  hushed: () => undefined,
};

let browser: ReturnType<typeof aBrowser>;
let clock: ManualClock;
let source: MediaSource;
const watches: (() => void)[] = [];
let isAwake = true;
beforeEach(() => {
  vi.stubGlobal("MediaStream", EventTarget);
  browser = aBrowser();
  clock = createManualClock();
  watches.length = 0;
  isAwake = true;
  source = createMediaSource({ iceServers: [] }, clock, {
    make: browser.make,
    now: clock.now,
    watchAddresses: (moved) => {
      watches.push(moved);
      return { isAwake: () => isAwake, stop: () => void watches.splice(watches.indexOf(moved), 1) };
    },
  });
  return () => void vi.unstubAllGlobals();
});

const offerOf = async (media: ReturnType<MediaSource["create"]>) =>
  (await media.descriptionHandler.getDescription()).body;

it("the offer of a call that begins here is made in advance", async () => {
  source.prepare();
  source.prepare();
  await vi.waitFor(() => expect(browser.offersOf(1)).toBe(1));
  expect(await offerOf(source.create(listener, "here"))).toBe("offer of 1");
  expect(browser.offersOf(1)).toBe(1);
  expect(await offerOf(source.create(listener, "here"))).toBe("offer of 2");
  expect(clock.waiting()).toBe(0);
});

it("a call that comes in leaves it where it is", async () => {
  source.prepare();
  source.create(listener, "elsewhere");
  expect(await offerOf(source.create(listener, "here"))).toBe("offer of 1");
});

it.each([
  ["after a minute", () => clock.pass(60_000)],
  ["when the line goes", () => source.coolDown()],
  ["when other servers are to be asked", () => source.useServers([{ urls: "stun:stun.example" }])],
])("what is made ready in vain is given back: %s", async (_, happens) => {
  source.prepare();
  happens();
  await vi.waitFor(() => expect(browser.open()).toEqual([]));
  source.prepare();
  expect(await offerOf(source.create(listener, "here"))).toBe("offer of 2");
});

it("another address of the computer is told while the line is up, and by one watch", () => {
  const moved = vi.fn();
  source.warmUp(moved);
  source.warmUp(moved);
  expect(watches).toEqual([]);
  clock.pass(500);
  for (const tell of watches) tell();
  expect(moved).toHaveBeenCalledOnce();
  source.coolDown();
  expect(watches).toEqual([]);
  source.warmUp(moved);
  source.coolDown();
  expect(clock.waiting()).toBe(0);
  source.warmUp(moved);
  clock.pass(500);
  expect(watches).toHaveLength(1);
});

it("a watch that the browser has ended, as it does when the computer sleeps, is replaced", () => {
  const moved = vi.fn();
  source.warmUp(moved);
  clock.pass(500);
  source.warmUp(moved);
  clock.pass(500);
  expect(watches).toHaveLength(1);
  isAwake = false;
  source.warmUp(moved);
  expect(watches).toEqual([]);
  clock.pass(500);
  expect(watches).toHaveLength(1);
});
