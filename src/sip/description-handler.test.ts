import { beforeEach, expect, it, vi } from "vitest";
import { createDescriptionHandler } from "./description-handler.ts";

const address = "a=candidate:1 1 udp 2122260223 192.0.2.7 40000 typ host\r\n";
const microphone = { id: "microphone" } as MediaStreamTrack;

/** The signaling side of RTCPeerConnection (RFC 8829 3.2), which finds one address at a time it is told to. */
function aPeer() {
  const lines: { direction: string; currentDirection: string | null; sent: unknown }[] = [];
  const asked: object[] = [];
  let gathers = 0;
  let closed = false;
  /** How many searches are still to find nothing. */
  let vain = 0;
  const peer = Object.assign(new EventTarget(), {
    signalingState: "stable",
    connectionState: "connected",
    iceGatheringState: "new",
    localDescription: null as { sdp: string } | null,
    addTransceiver: (sent: unknown, { direction }: { direction: string }) => {
      const line = aLine(sent, direction);
      return line;
    },
    getTransceivers: () => lines,
    createOffer: (options: object) => {
      asked.push(options);
      return Promise.resolve({ type: "offer", sdp: `a=${lines[0]?.direction ?? ""}\r\n` });
    },
    createAnswer: () => Promise.resolve({ type: "answer", sdp: `a=${lines[0]?.direction ?? ""}\r\n` }),
    setLocalDescription: ({ type, sdp }: { type: string; sdp?: string }) => {
      const ends = type !== "offer";
      peer.signalingState = ends ? "stable" : "have-local-offer";
      if (sdp === undefined) return Promise.resolve();
      if (ends) settle();
      peer.localDescription = { sdp };
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
    },
  });

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
      else if (peer.localDescription !== null) peer.localDescription.sdp += address;
      vain -= 1;
      peer.iceGatheringState = "complete";
      peer.dispatchEvent(new Event("icegatheringstatechange"));
    }, 0);
  }

  function settle(): void {
    for (const line of lines) line.currentDirection = line.direction;
  }

  return {
    peer: peer as unknown as RTCPeerConnection,
    state: peer,
    line: () => lines[0],
    asked,
    gathers: () => gathers,
    searchInVain: () => {
      vain = 1;
    },
    isClosed: () => closed,
  };
}

let browser: ReturnType<typeof aPeer>;
let sent: MediaStreamTrack | null;
let told: string[];
let handler: ReturnType<typeof createDescriptionHandler>;
beforeEach(() => {
  browser = aPeer();
  told = [];
  sent = microphone;
  handler = createDescriptionHandler(
    { peer: browser.peer, awaitsServer: false, heard: (server) => void told.push(server) },
    () => sent,
  );
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
