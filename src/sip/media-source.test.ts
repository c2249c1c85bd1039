import { beforeEach, describe, expect, it, vi } from "vitest";
import { createManualClock, type ManualClock } from "../testing/manual-clock.ts";
import type { MediaListener } from "./call-media.ts";
import { createMediaSource, type MediaSource } from "./media-source.ts";

/** A browser whose connections are known by their numbers, and which describes as soon as it is asked. */
function aBrowser() {
  const made: Made[] = [];
  /** Where the computer is. */
  let host = "";
  /** Packets of sound that have come so far. */
  let packets = 0;
  const make = () => {
    const lines: { readonly sender: object; readonly currentDirection: string }[] = [];
    const sent: unknown[] = [];
    const keys: string[] = [];
    const received = Object.assign(new EventTarget(), {
      id: `what ${made.length + 1} receives`,
      enabled: true,
    });
    const peer = Object.assign(new EventTarget(), {
      signalingState: "stable",
      connectionState: "connected",
      iceGatheringState: "complete",
      localDescription: null as { sdp: string } | null,
      currentLocalDescription: null as { sdp: string } | null,
      addTransceiver: (track: unknown) => {
        sent.push(track);
        const dtmf = { canInsertDTMF: true, insertDTMF: (key: string) => void keys.push(key) };
        const sender = { dtmf, replaceTrack: (next: unknown) => Promise.resolve(void sent.push(next)) };
        lines.push({ sender, currentDirection: "sendrecv" });
        return lines[0];
      },
      setRemoteDescription: () => Promise.resolve(),
      getReceivers: () => [
        { track: received, getStats: () => Promise.resolve(new Map([["in", reportOf(packets)]])) },
      ],
      getTransceivers: () => lines,
      getSenders: () => lines.map(({ sender }) => sender),
      getConfiguration: () => ({}),
      createOffer: () => {
        one.offers += 1;
        const candidate = host === "" ? "" : `\r\na=candidate:1 1 udp 1 ${host} 4 typ host`;
        return Promise.resolve({ type: "offer", sdp: `offer of ${one.number}${candidate}` });
      },
      setLocalDescription(
        this: EventTarget & { localDescription: unknown; currentLocalDescription: unknown },
        description: { sdp: string },
      ) {
        this.localDescription = description;
        this.currentLocalDescription = description;
        queueMicrotask(() => this.dispatchEvent(new Event("icegatheringstatechange")));
        return Promise.resolve();
      },
      close: () => void (one.isOpen = false),
    });
    const one = { number: made.length + 1, isOpen: true, offers: 0, peer, received, sent, keys };
    made.push(one);
    return peer as unknown as RTCPeerConnection;
  };
  const open = () => made.filter(({ isOpen }) => isOpen).map(({ number }) => number);
  return {
    make,
    open,
    offersOf: (number: number) => made[number - 1]?.offers,
    sentBy: (number: number) => made[number - 1]?.sent,
    keysOf: (number: number) => made[number - 1]?.keys,
    /** The computer is somewhere else now. */
    move: (to: string) => {
      host = to;
    },
    hear: () => {
      packets += 10;
    },
    /** As the browser does to every connection when the computer goes to sleep. */
    close: (number: number) => {
      const { peer, received } = made[number - 1] ?? {};
      Object.assign(peer ?? {}, { signalingState: "closed" });
      received?.dispatchEvent(new Event("ended"));
    },
    become: (number: number, state: RTCPeerConnectionState) => {
      const { peer } = made[number - 1] ?? {};
      Object.assign(peer ?? {}, { connectionState: state });
      peer?.dispatchEvent(new Event("connectionstatechange"));
    },
    arrive: (number: number) => {
      const { peer, received } = made[number - 1] ?? {};
      peer?.dispatchEvent(Object.assign(new Event("track"), { track: received }));
    },
  };
}

type Made = {
  readonly number: number;
  isOpen: boolean;
  offers: number;
  readonly peer: EventTarget;
  /** What comes over it. */
  readonly received: EventTarget;
  /** The tracks it has been given to send. */
  readonly sent: readonly unknown[];
  readonly keys: readonly string[];
};

const reportOf = (packetsReceived: number) => ({ type: "inbound-rtp", packetsReceived });

/** As much of a MediaStream as is asked of it. */
class FakeStream extends EventTarget {
  readonly #tracks = new Set<unknown>();
  getTracks() {
    return [...this.#tracks];
  }
  addTrack(track: unknown) {
    this.#tracks.add(track);
  }
  removeTrack(track: unknown) {
    this.#tracks.delete(track);
  }
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
/** How many frames are gone again. */
let discarded = 0;
beforeEach(() => {
  vi.stubGlobal("MediaStream", FakeStream);
  browser = aBrowser();
  clock = createManualClock();
  watches.length = 0;
  isAwake = true;
  discarded = 0;
  source = createMediaSource({ iceServers: [] }, clock, {
    make: browser.make,
    makeAnew: () => ({ peer: browser.make(), discard: () => void (discarded += 1) }),
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

describe("a call of a computer that is somewhere else now", () => {
  const told: unknown[] = [];
  const attentive: MediaListener = {
    arrived: () => void told.push("arrived"),
    changed: (state) => void told.push(state),
    deaf: () => undefined,
    hushed: (silence, isStranded) => void told.push(isStranded ? "stranded" : silence),
  };
  let media: ReturnType<MediaSource["create"]>;
  beforeEach(async () => {
    browser.move("192.0.2.7");
    media = source.create(attentive, "here");
    media.send({ id: "microphone" } as MediaStreamTrack);
    await offerOf(media);
    await media.descriptionHandler.setDescription("answer");
    browser.arrive(1);
    told.length = 0;
  });

  async function moveOver() {
    browser.move("198.51.100.4");
    const offer = media.descriptionHandler.getDescription({ iceRestart: true } as object);
    await vi.waitFor(() => expect(clock.waiting()).toBeGreaterThan(1));
    clock.pass(50);
    await offer;
    await media.descriptionHandler.setDescription("answer");
  }

  it("goes on over the connection that has taken the place of the first", async () => {
    media.setAudible(false);
    await moveOver();
    expect(browser.open()).toEqual([2]);
    browser.arrive(2);
    expect(media.customer.getTracks()).toMatchObject([{ id: "what 2 receives", enabled: false }]);
    media.setAudible(true);
    expect(media.customer.getTracks()).toMatchObject([{ id: "what 2 receives", enabled: true }]);
    expect(browser.sentBy(2)?.at(-1)).toMatchObject({ id: "microphone" });
    media.send({ id: "headset" } as MediaStreamTrack);
    expect(browser.sentBy(2)?.at(-1)).toMatchObject({ id: "headset" });
    browser.become(1, "failed");
    browser.become(2, "connected");
    expect(told).toEqual(["arrived", "connected"]);
    expect(media.connection()?.localDescription?.sdp).toContain("offer of 2");
    media.descriptionHandler.close();
    await vi.waitFor(() => expect([browser.open(), discarded]).toEqual([[], 1]));
  });

  it("goes on with the keys that have not been sent yet", async () => {
    media.sendKey("1");
    media.sendKey("2");
    await moveOver();
    expect([browser.keysOf(1), browser.keysOf(2)]).toEqual([["1"], []]);
    browser.become(2, "connected");
    browser.become(2, "connected");
    expect(browser.keysOf(2)).toEqual(["2"]);
  });

  it("keeps the keys that are pressed while there is no way, and sends them once there is", () => {
    browser.become(1, "disconnected");
    media.sendKey("1");
    media.sendKey("2");
    expect(browser.keysOf(1)).toEqual([]);
    browser.become(1, "connected");
    expect(browser.keysOf(1)).toEqual(["1"]);
  });

  it("has lost its way when the browser closes its connection, and not when the one before is closed", async () => {
    browser.close(1);
    expect(told).toEqual(["lost"]);
    await moveOver();
    browser.close(1);
    expect(told).toEqual(["lost"]);
  });

  const pass = async (milliseconds: number) => {
    for (let left = milliseconds; left > 0; left -= 50) {
      clock.pass(50);
      await new Promise(setImmediate);
    }
  };
  /** The watch is fetched with the first sound. */
  const beHeard = async () => {
    browser.become(1, "connected");
    await vi.waitFor(() => expect(clock.waiting()).toBeGreaterThan(0));
    for (let looks = 0; looks < 4; looks += 1) {
      browser.hear();
      await pass(250);
    }
    told.length = 0;
  };

  it("is found out half a second after the last sound", async () => {
    await beHeard();
    browser.move("198.51.100.4");
    await pass(450);
    expect(told).not.toContain("stranded");
    await pass(250);
    expect(told).toContain("stranded");
    await pass(5_000);
    expect(
      told.filter((one) => one === "stranded"),
      "once in a silence",
    ).toHaveLength(1);
  });

  it("a silence on a computer that is where it was means nothing", async () => {
    await beHeard();
    await pass(5_000);
    expect(told).toContain(550);
    expect(told).not.toContain("stranded");
    expect(discarded).toBe(1);
  });
});
