import type { CallId, CallSignal, EndReason, Media } from "../core/call/call.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Offer, Signaling, SignalingEvent } from "../core/ports/signaling.ts";
import type { LineProblem } from "../core/problems.ts";
import { anOffer, aProblem, aReason } from "./builders.ts";

/** The far side, as a test plays it. Everything here is told at once, overtaking what is still on its way. */
export type FakeNetwork = {
  /** Lets everything arrive that commands have brought about, and what that brings about in turn; or only so much. */
  readonly deliver: (most?: number) => void;
  /** Commands in the order they came, such as "dial dialed-1". */
  readonly asked: () => readonly string[];

  /** From now on sockets do not open, or open again (null). */
  readonly refuseSockets: (problem: LineProblem | null) => void;
  /** From now on registrations are refused, or accepted again (null). */
  readonly refuseRegistrations: (problem: LineProblem | null) => void;
  /** From now on Asterisk refuses to hold and to resume, with these words, or does it again (null). */
  readonly refuseHolds: (detail: string | null) => void;
  /** From now on nobody takes what we transfer, or takes it again (null). */
  readonly refuseTransfers: (detail: string | null) => void;
  readonly loseSocket: (problem?: LineProblem) => void;
  readonly renewRegistration: () => void;

  /** A customer calls. */
  readonly offer: (facts?: Partial<Offer>) => Offer;
  /** Our call rings at the customer's. */
  readonly ring: (id: CallId) => void;
  /** The customer takes our call. */
  readonly answer: (id: CallId) => void;
  readonly changeMedia: (id: CallId, media: Media) => void;
  /** The PBX has news of a call that is up: who is at the other end, who comes and goes in our conference. */
  readonly tell: (
    id: CallId,
    news: Extract<CallSignal, { type: "party-changed" | "member-changed" }>,
  ) => void;
  /** The call is over, and not by us. */
  readonly close: (id: CallId, kind: EndReason["kind"]) => void;

  /** What is left over: calls, and who listens. */
  readonly left: () => { readonly calls: number; readonly listeners: number };
};

export type FakeSignaling = Signaling & { readonly network: FakeNetwork };

type Standing = "placed" | "offered" | "left" | "up";

const registrationLasts = 300_000;

/**
 * A telephone network without a network. What a command brings about waits until the test delivers it: what
 * crosses it meanwhile is a race. Held to signaling-contract.ts, like the real one.
 */
export function createFakeSignaling(clock: Pick<Clock, "now">): FakeSignaling {
  const listeners = new Set<(event: SignalingEvent) => void>();
  const calls = new Map<CallId, Standing>();
  /** How often each call has been asked to be held or resumed: only the last one's outcome is told. */
  const holdsAsked = new Map<CallId, number>();
  const heldWhenLeft = new Set<CallId>();
  const asked: string[] = [];
  let onItsWay: { readonly socket: number | null; readonly arrive: () => void }[] = [];
  let socketFault: LineProblem | null = null;
  let registrationFault: LineProblem | null = null;
  let holdFault: string | null = null;
  let transferFault: string | null = null;
  let socket = 0;
  let open = false;

  function emit(event: SignalingEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  /** Something a command has brought about; what belongs to a socket is lost with it. */
  function later(arrive: () => void, belongsTo: number | null = null): void {
    onItsWay.push({ socket: belongsTo, arrive });
  }

  /** Calls that are up go on without a socket; the others cannot come up any more. */
  function dropSocket(): void {
    open = false;
    onItsWay = onItsWay.filter((news) => news.socket === null);
    for (const [id, standing] of [...calls])
      if (standing === "placed" || standing === "offered") close(id, "line-lost");
  }

  function register(): void {
    const signal =
      registrationFault === null
        ? ({ type: "registered", expires: clock.now() + registrationLasts } as const)
        : ({ type: "registration-refused", problem: registrationFault } as const);
    emit({ type: "line", signal });
    if (registrationFault === null) takeOverLeft();
  }

  /** Calls that another page had come up once the phone is registered. */
  function takeOverLeft(): void {
    for (const [id, standing] of calls) if (standing === "left") later(() => answer(id, "left"), socket);
  }

  function answer(id: CallId, from: Standing): void {
    if (calls.get(id) !== from) return;
    calls.set(id, "up");
    emit({ type: "call", id, signal: { type: "answered", at: clock.now() } });
    emit({ type: "call", id, signal: { type: "media-changed", media: "connected" } });
    if (heldWhenLeft.delete(id)) later(() => settleHold(id, "held"));
  }

  function settleHold(id: CallId, asked: "none" | "held"): void {
    const hold = holdFault === null ? asked : asked === "held" ? "none" : "held";
    emit({ type: "call", id, signal: { type: "hold-settled", hold, detail: holdFault } });
  }

  function close(id: CallId, kind: EndReason["kind"]): void {
    if (!calls.delete(id)) return;
    holdsAsked.delete(id);
    emit({ type: "call", id, signal: { type: "closed", at: clock.now(), reason: aReason(kind) } });
  }

  function transferred(ids: readonly CallId[], id: CallId): void {
    if (transferFault === null) for (const each of ids) close(each, "transferred");
    else if (calls.get(id) === "up")
      emit({ type: "call", id, signal: { type: "transfer-refused", detail: transferFault } });
  }

  /** Commands for calls that are gone, or stand otherwise, are ignored. */
  function ask(command: string, id: CallId, then: () => void): void {
    asked.push(`${command} ${id}`);
    if (calls.has(id)) then();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openSocket: () => {
      asked.push("open-socket");
      dropSocket();
      socket += 1;
      later(() => {
        open = socketFault === null;
        if (socketFault === null) emit({ type: "line", signal: { type: "socket-opened" } });
        else emit({ type: "line", signal: { type: "socket-closed", problem: socketFault } });
      }, socket);
    },
    closeSocket: () => {
      asked.push("close-socket");
      dropSocket();
    },
    register: () => {
      asked.push("register");
      if (open) later(register, socket);
    },
    check: () => {
      asked.push("check");
      if (open) later(register, socket);
    },
    unregister: () => void asked.push("unregister"),
    prepareToDial: () => void asked.push("prepare-to-dial"),
    dial: ({ id }) => {
      asked.push(`dial ${id}`);
      calls.set(id, "placed");
    },
    accept: (id) => ask("accept", id, () => later(() => answer(id, "offered"))),
    decline: (id) => ask("decline", id, () => later(() => close(id, "declined"))),
    refuseBusy: (id) => ask("refuse-busy", id, () => later(() => close(id, "busy-here"))),
    end: (id) =>
      ask("end", id, () => later(() => close(id, calls.get(id) === "up" ? "hung-up" : "cancelled"))),
    setHold: (id, hold) =>
      ask(`hold-${hold}`, id, () => {
        const asking = (holdsAsked.get(id) ?? 0) + 1;
        holdsAsked.set(id, asking);
        later(() => {
          if (calls.get(id) === "up" && holdsAsked.get(id) === asking) settleHold(id, hold);
        });
      }),
    transfer: (id, to) => ask(`transfer ${to}`, id, () => later(() => transferred([id], id))),
    handOver: (id, consulted) =>
      ask(`hand-over ${consulted}`, id, () => later(() => transferred([id, consulted], id))),
    dialogOf: (id) =>
      calls.get(id) === "up" ? { callId: `${id}@phone`, localTag: "near", remoteTag: "far" } : null,
    takeOver: ({ id, hold }) => {
      asked.push(`take-over ${id}`);
      calls.set(id, "left");
      if (hold === "held") heldWhenLeft.add(id);
    },
    // It goes on until the PBX ends this leg of it, or the page is gone.
    leave: (id) => ask("leave", id, () => undefined),
    setMicrophone: (id, microphone) => ask(`microphone-${microphone}`, id, () => undefined),
    sendKey: (id, key) => ask(`key-${key}`, id, () => undefined),
    network: {
      deliver: (most = Infinity) => {
        for (let count = 0; count < most && onItsWay.length > 0; count++) onItsWay.shift()?.arrive();
      },
      asked: () => asked,
      refuseSockets: (problem) => {
        socketFault = problem;
      },
      refuseRegistrations: (problem) => {
        registrationFault = problem;
      },
      refuseHolds: (detail) => {
        holdFault = detail;
      },
      refuseTransfers: (detail) => {
        transferFault = detail;
      },
      loseSocket: (problem = aProblem("connection-lost")) => {
        dropSocket();
        emit({ type: "line", signal: { type: "socket-closed", problem } });
      },
      renewRegistration: register,
      offer: (facts) => {
        const offer = anOffer(facts);
        calls.set(offer.id, "offered");
        emit({ type: "offer", offer });
        return offer;
      },
      ring: (id) => {
        if (calls.get(id) === "placed") emit({ type: "call", id, signal: { type: "ringing" } });
      },
      answer: (id) => answer(id, "placed"),
      changeMedia: (id, media) => {
        if (calls.get(id) === "up") emit({ type: "call", id, signal: { type: "media-changed", media } });
      },
      tell: (id, signal) => {
        if (calls.get(id) === "up") emit({ type: "call", id, signal });
      },
      close,
      left: () => ({ calls: calls.size, listeners: listeners.size }),
    },
  };
}
