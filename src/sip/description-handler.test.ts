import { beforeEach, describe, expect, it, vi } from "vitest";
import { createBrowserClock } from "../testing/browser-clock.ts";
import { closeInPeace } from "./close-in-peace.ts";
import type { Connection } from "./connections.ts";
import { createDescriptionHandler } from "./description-handler.ts";

const addressOn = (host: string) => `a=candidate:1 1 udp 2122260223 ${host} 40000 typ host\r\n`;
const address = addressOn("192.0.2.7");
/** What tells an offer of Asterisk's from its answer. */
const offered = "a=setup:actpass\r\n";
const microphone = { id: "microphone" } as MediaStreamTrack;

/** The signaling side of RTCPeerConnection (RFC 8829 3.2), which finds one address when an offer or its first answer asks for one. */
function aPeer(host = "192.0.2.7") {
  const lines: { direction: string; currentDirection: string | null; sent: unknown }[] = [];
  const asked: object[] = [];
  let gathers = 0;
  let closed = false;
  let ended = false;
  /** How many searches are still to find nothing. */
  let vain = 0;
  const received = new EventTarget();
  const peer = Object.assign(new EventTarget(), {
    signalingState: "stable",
    connectionState: "connected",
    iceGatheringState: "new",
    localDescription: null as { sdp: string } | null,
    currentLocalDescription: null as { sdp: string } | null,
    addTransceiver: (sent: unknown, { direction }: { direction: string }) => {
      const line = aLine(sent, direction);
      return line;
    },
    getTransceivers: () => lines,
    getReceivers: () => [{ track: received }],
    createOffer: (options: object) => {
      asked.push(options);
      return Promise.resolve({ type: "offer", sdp: `a=${lines[0]?.direction ?? ""}\r\n` });
    },
    createAnswer: () => Promise.resolve({ type: "answer", sdp: `a=${lines[0]?.direction ?? ""}\r\n` }),
    setLocalDescription: ({ type, sdp }: { type: string; sdp?: string }) => {
      const ends = type !== "offer";
      peer.signalingState = ends ? "stable" : "have-local-offer";
      if (sdp === undefined) {
        peer.localDescription = peer.currentLocalDescription;
        return Promise.resolve();
      }
      const searches = !ends || peer.localDescription === null;
      peer.localDescription = { sdp };
      if (ends) settle();
      if (!searches) return Promise.resolve();
      gathers += 1;
      complete();
      return Promise.resolve();
    },
    setRemoteDescription: ({ type }: { type: string }) => {
      peer.signalingState = type === "offer" ? "have-remote-offer" : "stable";
      if (lines.length === 0) aLine(null, "recvonly");
      if (type === "answer") settle();
      return Promise.resolve();
    },
    close: () => {
      closed = true;
      end();
    },
  });

  /** What it received ends a moment after it is closed, by whomever. */
  function end(): void {
    peer.signalingState = "closed";
    setTimeout(() => {
      received.dispatchEvent(new Event("ended"));
      ended = true;
    }, 0);
  }

  function aLine(sent: unknown, direction: string) {
    const line = {
      direction,
      currentDirection: null as string | null,
      sent,
      sender: {
        replaceTrack: (track: unknown) => {
          line.sent = track;
          return Promise.resolve();
        },
      },
    };
    lines.push(line);
    return line;
  }

  /** News of a search: of this one, or first of the one before, which has not found what this one will. */
  function complete(): void {
    setTimeout(() => {
      if (vain > 0) complete();
      else if (peer.localDescription !== null) peer.localDescription.sdp += addressOn(host);
      vain -= 1;
      peer.iceGatheringState = "complete";
      peer.dispatchEvent(new Event("icegatheringstatechange"));
    }, 0);
  }

  function settle(): void {
    peer.currentLocalDescription = peer.localDescription;
    for (const line of lines) line.currentDirection = line.direction;
  }

  return {
    peer: peer as unknown as RTCPeerConnection,
    state: peer,
    line: () => lines[0],
    asked,
    gathers: () => gathers,
    searchInVain: (times = 1) => {
      vain = times;
    },
    isClosed: () => closed,
    /** As the browser does when the computer goes to sleep. */
    beClosed: end,
    /** Whether it has told so. */
    hasEnded: () => ended,
  };
}

let browser: ReturnType<typeof aPeer>;
let sent: MediaStreamTrack | null;
let told: string[];
let handler: ReturnType<typeof createDescriptionHandler>;
/** Those that are made anew, in this order. */
let others: ReturnType<typeof aPeer>[];
let renewed: RTCPeerConnection[];

const connectionOf = ({ peer }: ReturnType<typeof aPeer>): Connection => ({
  peer,
  awaitsServer: false,
  heard: (server) => void told.push(server),
  close: () => closeInPeace(peer),
});

beforeEach(() => {
  browser = aPeer();
  told = [];
  sent = microphone;
  others = [];
  renewed = [];
  handler = createDescriptionHandler(connectionOf(browser), {
    track: () => sent,
    makeAnew: () => {
      const next = others.shift();
      if (next === undefined) throw new Error("No other connection");
      return connectionOf(next);
    },
    renewed: ({ peer }) => void renewed.push(peer),
    lost: () => void told.push("lost"),
    clock: createBrowserClock(),
  });
});

const talk = async () => {
  await handler.getDescription();
  await handler.setDescription("answer");
};

it("offers one line of audio both ways, with what is to be heard", async () => {
  expect(await handler.getDescription()).toEqual({
    body: `a=sendrecv\r\n${address}`,
    contentType: "application/sdp",
  });
  expect(browser.line()?.sent).toBe(microphone);
});

it("offers the line even before there is anything to be heard", async () => {
  sent = null;
  expect((await handler.getDescription()).body).toContain("a=sendrecv\r\n");
  expect(browser.line()?.sent).toBe("audio");
});

it("answers on the line it was offered, with what is to be heard", async () => {
  await handler.setDescription("offer");
  expect((await handler.getDescription()).body).toContain("a=sendrecv\r\n");
  expect(browser.line()?.sent).toBe(microphone);
});

it("sends the offer that was made before it was asked for, and another one the next time", async () => {
  sent = null;
  handler.prepare();
  await vi.waitFor(() => expect(browser.gathers()).toBe(1));
  sent = microphone;
  expect((await handler.getDescription()).body).toBe(`a=sendrecv\r\n${address}`);
  expect(browser.asked).toHaveLength(1);
  await handler.setDescription("answer");
  await handler.getDescription({ hold: true } as object);
  expect(browser.asked).toHaveLength(2);
});

it("says that no offer could be made when it is asked for one", async () => {
  browser.state.createOffer = () => Promise.reject(new Error("no way"));
  handler.prepare();
  await expect(handler.getDescription()).rejects.toThrow("no way");
});

it("tells once whether a server has spoken, when its addresses are named", async () => {
  await talk();
  await handler.getDescription();
  expect(told).toEqual(["silent"]);
});

it("later descriptions do not touch what is heard: it may have changed meanwhile", async () => {
  await talk();
  sent = { id: "headset" } as MediaStreamTrack;
  await handler.setDescription("offer");
  await handler.getDescription();
  expect(browser.line()?.sent).toBe(microphone);
});

it.each([
  [{ hold: true }, "a=sendonly\r\n"],
  [{ hold: false }, "a=sendrecv\r\n"],
])("%o: a new offer says %j", async (options, body) => {
  await talk();
  expect((await handler.getDescription(options as object)).body).toContain(body);
  expect(browser.asked.at(-1)).toEqual({ iceRestart: false });
});

it("looks for a way anew when asked to", async () => {
  await talk();
  await handler.getDescription({ iceRestart: true } as object);
  expect(browser.asked.at(-1)).toEqual({ iceRestart: true });
});

it("looked for twice in a row, a way has an address: news of the first search does not end the second", async () => {
  await talk();
  browser.searchInVain();
  const { body } = await handler.getDescription({ iceRestart: true } as object);
  expect(body).toContain(address);
});

it("an answer looks for nothing, whatever was asked of the last offer: it would wait for good", async () => {
  await talk();
  await handler.getDescription({ iceRestart: true } as object);
  await handler.setDescription("answer");
  await handler.setDescription(offered);
  expect((await handler.getDescription({ iceRestart: true } as object)).body).toContain("a=sendrecv\r\n");
});

describe("a call whose connection can send from nowhere any more", () => {
  let next: ReturnType<typeof aPeer>;
  beforeEach(async () => {
    next = aPeer("198.51.100.4");
    others = [next];
    await talk();
  });
  const mend = (options: object = {}) => handler.getDescription({ iceRestart: true, ...options } as object);

  it("is offered another one, which has it once the other side has said yes", async () => {
    const { body } = await mend();
    expect(body).toContain(addressOn("198.51.100.4"));
    expect(next.line()?.sent).toBe(microphone);
    expect([browser.isClosed(), renewed]).toEqual([false, []]);
    await handler.setDescription("answer");
    expect(renewed).toEqual([next.peer]);
    expect(next.line()?.currentDirection).toBe("sendrecv");
    browser.state.iceGatheringState = "complete";
    expect((await handler.getDescription({ hold: true } as object)).body).toContain("a=sendonly\r\n");
    expect(next.asked).toHaveLength(2);
    handler.close();
    await Promise.resolve();
    expect([browser.isClosed(), next.isClosed()]).toEqual([true, true]);
  });

  it("has the other one also when the browser takes its time, and tells meanwhile that the first is closed", async () => {
    const setRemoteDescription = next.state.setRemoteDescription;
    next.state.setRemoteDescription = async (description) => {
      await vi.waitFor(() => expect(browser.hasEnded()).toBe(true));
      return setRemoteDescription(description);
    };
    await mend();
    await handler.setDescription("answer");
    expect(next.line()?.currentDirection).toBe("sendrecv");
  });

  it("stays on hold", async () => {
    expect((await mend({ hold: true })).body).toContain("a=sendonly\r\n");
  });

  it("keeps the one it has when the other side says no", async () => {
    await mend();
    await handler.rollbackDescription?.();
    expect([next.isClosed(), renewed]).toEqual([true, []]);
    await handler.getDescription();
    expect(browser.asked).toHaveLength(2);
  });

  it("does not take the answer to a later offer for the one that never came", async () => {
    await mend();
    await handler.getDescription({ hold: true } as object);
    await handler.setDescription("answer");
    expect(renewed).toEqual([]);
    expect(browser.line()?.currentDirection).toBe("sendonly");
  });

  it("does not take an offer of the other side for an answer to its own", async () => {
    await mend();
    await handler.setDescription(offered);
    expect(renewed).toEqual([]);
    expect(browser.state.signalingState).toBe("have-remote-offer");
  });

  it("looks for a way with the one it has when no other can be made", async () => {
    others = [];
    expect((await mend()).body).toContain(address);
    expect(browser.asked.at(-1)).toEqual({ iceRestart: true });
  });

  it("does not offer what an offer of the other side has rolled back meanwhile", async () => {
    let named: () => void = () => undefined;
    const setLocalDescription = next.state.setLocalDescription;
    next.state.setLocalDescription = async (description) => {
      await new Promise<void>((resolve) => (named = resolve));
      return setLocalDescription(description);
    };
    const asked = mend();
    await vi.waitFor(() => expect(next.asked).toHaveLength(1));
    await handler.rollbackDescription?.();
    named();
    expect((await asked).body).toContain(address);
  });

  it("offers nothing while it is being offered something", async () => {
    others = [aPeer()];
    const asked = mend();
    browser.state.signalingState = "have-remote-offer";
    await expect(asked).rejects.toThrow("meanwhile");
  });

  it("that finds nothing looks again when it is told to, and finds where the computer is now", async () => {
    others = [aPeer(), next];
    browser.searchInVain(1_000);
    const asked = mend();
    await vi.waitFor(() => expect(browser.asked.at(-1)).toEqual({ iceRestart: true }));
    handler.lookAgain();
    expect((await asked).body).toContain(addressOn("198.51.100.4"));
  });
});

it("a connection that still has its address is kept, and the one that was made to compare is given back", async () => {
  const same = aPeer();
  same.state.iceGatheringState = "complete";
  others = [same];
  await talk();
  expect((await handler.getDescription({ iceRestart: true } as object)).body).toContain(address);
  expect([same.isClosed(), renewed]).toEqual([true, []]);
  expect(browser.asked.at(-1)).toEqual({ iceRestart: true });
});

describe("a connection that the browser closes while it is asked something, which it never answers then", () => {
  const never = () => new Promise<never>(() => undefined);
  let next: ReturnType<typeof aPeer>;
  beforeEach(async () => {
    next = aPeer("198.51.100.4");
    others = [next];
    await talk();
  });

  it("has no offer, and the next is another connection's", async () => {
    browser.state.createOffer = never;
    const asked = handler.getDescription({ hold: true } as object);
    browser.beClosed();
    await expect(asked).rejects.toThrow("closed");
    const { body } = await handler.getDescription({ hold: true, iceRestart: true } as object);
    expect(body).toContain(addressOn("198.51.100.4"));
  });

  it("is asked for another offer, and does not answer for the one that was to take its place", async () => {
    next.state.createOffer = never;
    const asked = handler.getDescription({ iceRestart: true } as object);
    await vi.waitFor(() => expect(next.line()).toBeDefined());
    next.beClosed();
    expect((await asked).body).toContain(address);
  });

  it("has taken the answer: sip.js would hang up otherwise", async () => {
    await handler.getDescription();
    browser.state.setRemoteDescription = never;
    const taken = handler.setDescription("answer");
    browser.beClosed();
    await expect(taken).resolves.toBeUndefined();
  });

  it("nor does sip.js hear that it was closed before the answer came; but it is told", async () => {
    await handler.getDescription();
    browser.beClosed();
    browser.state.setRemoteDescription = () => Promise.reject(new Error("closed"));
    told = [];
    await handler.setDescription("answer");
    expect(told).toEqual(["lost"]);
    await expect(handler.setDescription(offered)).rejects.toThrow("closed");
  });

  it("has nothing to take back", async () => {
    await handler.getDescription();
    browser.state.setLocalDescription = never;
    const taken = handler.rollbackDescription?.();
    browser.beClosed();
    await expect(taken).resolves.toBeUndefined();
    await expect(handler.rollbackDescription?.()).resolves.toBeUndefined();
  });

  it("is closed with the call", async () => {
    browser.state.createOffer = never;
    const asked = handler.getDescription();
    handler.close();
    browser.beClosed();
    await expect(asked).rejects.toThrow("closed");
    expect(browser.isClosed()).toBe(true);
  });
});

it("an offer that was refused is taken back, and another can follow", async () => {
  await talk();
  await handler.getDescription({ hold: true } as object);
  expect(browser.state.signalingState).toBe("have-local-offer");
  await handler.rollbackDescription?.();
  expect(browser.state.signalingState).toBe("stable");
});

it("is closed only when the browser is through with what it was asked, and whoever waits hears of it", async () => {
  browser.state.iceGatheringState = "complete";
  let finish: () => void = () => undefined;
  browser.state.setRemoteDescription = () => new Promise<void>((resolve) => (finish = resolve));
  const asked = handler.setDescription("offer");
  handler.close();
  await Promise.resolve();
  expect(browser.isClosed()).toBe(false);
  finish();
  await asked;
  await Promise.resolve();
  expect(browser.isClosed()).toBe(true);
  await expect(handler.getDescription()).rejects.toThrow("over");
});

it("waits no longer for addresses once it is closed", async () => {
  browser.state.iceGatheringState = "complete";
  browser.state.setLocalDescription = ({ sdp }) => {
    browser.state.localDescription = { sdp: sdp ?? "" };
    return Promise.resolve();
  };
  const waiting = handler.getDescription();
  await Promise.resolve();
  handler.close();
  await waiting;
  await Promise.resolve();
  expect(browser.isClosed()).toBe(true);
});

it.each([
  ["still gathering", "gathering", "connected"],
  ["still connecting", "complete", "connecting"],
])(
  "is closed a moment later while it is %s: Chromium would never let go of it",
  async (_, gathering, state) => {
    vi.useFakeTimers();
    browser.state.iceGatheringState = gathering;
    browser.state.connectionState = state;
    handler.close();
    await vi.advanceTimersByTimeAsync(900);
    expect(browser.isClosed()).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(browser.isClosed()).toBe(true);
    vi.useRealTimers();
  },
);
