import { expect, vi } from "vitest";
import type { CallId, CallSignal, EndReason } from "../core/call/call.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Offer, Signaling, SignalingEvent } from "../core/ports/signaling.ts";
import type { LineProblem } from "../core/problems.ts";
import { silentLogger, type Logger } from "../shared/logger.ts";
import { createBrowserClock } from "./browser-clock.ts";
import { createFakeCallDevices, type FakeCallDevices } from "./fake-call-devices.ts";
import { createSipServer, type SipServer } from "./sip-server.ts";
import { createSipWire, type SipWire } from "./sip-wire.ts";

const settings = {
  webSocketUrl: "wss://pbx.example/ws",
  domain: "pbx.example",
  user: "agent",
  password: "a good password",
  userAgentName: "Ringbridge test",
  media: { iceServers: [] },
};
type Settings = typeof settings;

/** Milliseconds after which what either side has said in that time arrives. */
const moment = 500;

type Ports = {
  readonly audio: FakeCallDevices["audio"];
  readonly media: FakeCallDevices["connections"];
  readonly newId: () => CallId;
  readonly clock: Clock;
  readonly online: () => boolean;
  readonly logger: Logger;
  readonly later: (work: () => void) => void;
};

export type SipPlace = {
  readonly signaling: Signaling;
  readonly server: SipServer;
  readonly wire: SipWire;
  readonly devices: FakeCallDevices;
  /** Lets everything arrive that is on its way. */
  readonly settle: () => Promise<void>;
  /** Does one thing after the other and lets each come to rest. */
  readonly act: (...acts: readonly (() => unknown)[]) => Promise<void>;
  /** Lets time pass: every timer of sip.js and ours goes by it. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** How many timers still wait. */
  readonly timers: () => number;
  /** From now on the computer says it has no network. */
  readonly goOffline: () => void;

  readonly signIn: () => Promise<void>;
  /** Signs in and places the call `ours`. */
  readonly dial: () => Promise<void>;
  /** Signs in, places the call `ours`, and it is answered. */
  readonly talk: () => Promise<void>;
  /** Signs in, is called, and says by which id. */
  readonly offered: (headers?: readonly string[]) => Promise<CallId>;

  readonly heard: readonly SignalingEvent[];
  readonly lineNews: () => readonly string[];
  readonly problems: () => readonly LineProblem[];
  readonly offers: () => readonly Offer[];
  /** What was told of a call, each by its type, or by what it says where that is more. */
  readonly story: (id: CallId) => readonly string[];
  readonly end: (id: CallId) => EndReason | undefined;

  readonly leave: () => void;
};

/**
 * A phone's network side as it is, between a WebSocket and devices that a test plays. Time stands still
 * unless the test lets it pass.
 */
export function createSipPlace(
  createSignaling: (settings: Settings, ports: Ports) => Signaling,
  facts: Partial<Settings> & Partial<Pick<Ports, "logger" | "later">> = {},
): SipPlace {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
  const wire = createSipWire();
  vi.stubGlobal("WebSocket", wire.WebSocket);
  const server = createSipServer(wire, settings.password);
  const devices = createFakeCallDevices();
  const heard: SignalingEvent[] = [];
  let ids = 0;
  let online = true;
  const { logger = silentLogger, later = queueMicrotask, ...changed } = facts;
  const signaling = createSignaling(
    { ...settings, ...changed },
    {
      audio: devices.audio,
      media: devices.connections,
      newId: () => `offer-${++ids}`,
      clock: createBrowserClock(),
      online: () => online,
      logger,
      later,
    },
  );
  const stopHearing = signaling.subscribe((event) => void heard.push(event));

  const signals = (id: CallId): readonly CallSignal[] =>
    heard.flatMap((event) => (event.type === "call" && event.id === id ? [event.signal] : []));
  const offers = (): readonly Offer[] =>
    heard.flatMap((event) => (event.type === "offer" ? [event.offer] : []));

  async function act(...acts: readonly (() => unknown)[]): Promise<void> {
    for (const each of acts) {
      await each();
      await wire.settle();
    }
  }

  const signIn = (): Promise<void> => act(signaling.openSocket, signaling.register);

  return {
    signaling,
    server,
    wire,
    devices,
    settle: wire.settle,
    act,
    pass: async (milliseconds) => {
      for (let left = milliseconds; left > 0; left -= moment)
        await act(() => vi.advanceTimersByTimeAsync(Math.min(left, moment)));
    },
    timers: () => vi.getTimerCount(),
    goOffline: () => {
      online = false;
    },
    signIn,
    dial: async () => {
      await signIn();
      await act(() => signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null }));
    },
    talk: async () => {
      await signIn();
      await act(() => signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null }));
      await act(server.ring, () => server.answer());
      await act(() => devices.media().become("connected"));
      heard.length = 0;
      server.forget();
      devices.media().did().length = 0;
    },
    offered: async (headers = []) => {
      await signIn();
      await act(() => server.call(headers));
      expect(offers()).toHaveLength(1);
      return String(offers()[0]?.id);
    },
    heard,
    lineNews: () => heard.flatMap((event) => (event.type === "line" ? [event.signal.type] : [])),
    problems: () =>
      heard.flatMap((event) =>
        event.type === "line" && "problem" in event.signal ? [event.signal.problem] : [],
      ),
    offers,
    story: (id) => signals(id).map(inShort),
    end: (id) => signals(id).flatMap((signal) => (signal.type === "closed" ? [signal.reason] : []))[0],
    leave: () => {
      stopHearing();
      signaling.closeSocket();
      vi.useRealTimers();
      vi.unstubAllGlobals();
    },
  };
}

function inShort(signal: CallSignal): string {
  switch (signal.type) {
    case "closed":
      return signal.reason.kind;
    case "media-changed":
      return signal.media;
    case "hold-settled":
      return signal.hold === "held" ? "on hold" : "off hold";
    case "transfer-progress":
      return signal.progress;
    case "party-changed":
      return `${signal.kind} ${signal.party.number}`;
    case "member-changed":
      return `${signal.number} ${signal.standing}`;
    case "ringing":
    case "answered":
    case "transfer-refused":
      return signal.type;
  }
}
