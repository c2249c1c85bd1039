import type {
  CallCommand,
  CallId,
  CallIn,
  CallSignal,
  Identity,
  Party,
  PartyKind,
} from "../core/call/call.ts";
import { reconnecting, type LeftCall } from "../core/call/left-call.ts";
import { transition } from "../core/call/transition.ts";
import { verbsOf } from "../core/call/verbs.ts";
import {
  callById,
  emptyLineUp,
  knownName,
  mayDial,
  offerPolicy,
  withCall,
  withMoved,
  withoutOutcome,
  type LineUp,
} from "../core/line-up/line-up.ts";
import { consequencesOf, makingRoom } from "../core/line-up/taking-turns.ts";
import { featureCodes } from "../core/dial/feature-codes.ts";
import type { Line, LineCommand, LineEffect, LineSignal } from "../core/line/line.ts";
import { lineTransition } from "../core/line/transition.ts";
import type { Chance, Clock } from "../core/ports/clock.ts";
import type { Offer, Signaling, SignalingEvent } from "../core/ports/signaling.ts";
import type { Logger } from "../shared/logger.ts";
import { runCallEffect } from "./effects.ts";

export type PhoneState = { readonly line: Line; readonly lineUp: LineUp };

/**
 * One consequence of a change: compares before with after and acts. One file each, in reactions/.
 * Each change is told to everybody before the next one is, even when a reaction causes that next one.
 */
export type Reaction = (before: PhoneState, after: PhoneState) => void;

export type PhonePorts = {
  readonly signaling: Signaling;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
};

export type InsideTarget = {
  readonly kind: Extract<PartyKind, "colleague" | "echo" | "parked">;
  readonly party: Party;
};

export type ConsultTarget = {
  readonly kind: Extract<PartyKind, "colleague" | "customer">;
  readonly party: Party;
  /** The business number to call a customer from; null lets the PBX choose. */
  readonly from: string | null;
};

export type Phone = {
  readonly state: () => PhoneState;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (reaction: Reaction) => () => void;
  readonly line: (command: LineCommand) => void;
  /**
   * Calls a customer; null when the line is not ready or another call is just being placed. A call that is up is put on
   * hold first, as it is by everything that begins or resumes another one. `id`: what the call shall be called by, where
   * somebody who asks from another tab has to know it before.
   */
  readonly dial: (to: string, from: string | null, id?: CallId) => CallId | null;
  /** Somebody is about to be called: then it goes faster. Harmless when nobody is. */
  readonly prepareToDial: () => void;
  /** Calls a colleague, the echo or a parking place; null as above. */
  readonly dialInside: (target: InsideTarget, id?: CallId) => CallId | null;
  /** Asks somebody about the call `about`, before handing it over (`hand-over`) or taking it back (`resume`); null as above. */
  readonly consult: (about: CallId, target: ConsultTarget, id?: CallId) => CallId | null;
  /** Joins two calls and this agent in Asterisk's conference room; null when either is not up, or as above. */
  readonly merge: (one: CallId, other: CallId, id?: CallId) => CallId | null;
  readonly call: (id: CallId, command: CallCommand) => void;
  /** Goes on with the calls an earlier page of this tab had, as soon as the line is ready. */
  readonly takeOver: (left: readonly LeftCall[]) => void;
  /** Takes the last outcome off the screen. */
  readonly dismissOutcome: () => void;
  /** Ends every subscription and timer. Calls and registration are the caller's to end first. */
  readonly dispose: () => void;
};

type Placing = Pick<Identity, "kind" | "party"> &
  Partial<Pick<Identity, "consults" | "merges">> & { readonly to: string; readonly from: string | null };

/** A running phone: the pure machines of the core, joined to a network and a clock. */
export function createPhone(ports: PhonePorts): Phone {
  const { signaling, clock, chance, logger } = ports;
  const reactions = new Set<Reaction>();
  let state: PhoneState = { line: { phase: "off" }, lineUp: emptyLineUp };
  let stopRetryTimer: () => void = () => undefined;
  const untold: { readonly before: PhoneState; readonly after: PhoneState }[] = [];
  let telling = false;

  /** Takes the next state, asks for what it needs, and only then tells of it: no reaction can delay a call. */
  function become(next: PhoneState, ask: () => void = () => undefined): void {
    untold.push({ before: state, after: next });
    state = next;
    ask();
    tell();
  }

  function tell(): void {
    if (telling) return;
    telling = true;
    for (let change = untold.shift(); change !== undefined; change = untold.shift()) {
      for (const reaction of [...reactions]) {
        if (reactions.has(reaction)) tellOne(reaction, change.before, change.after);
      }
    }
    telling = false;
  }

  /** One consequence that fails takes no other with it, and above all not the call. */
  function tellOne(reaction: Reaction, before: PhoneState, after: PhoneState): void {
    try {
      reaction(before, after);
    } catch (error) {
      logger.warn(`a reaction failed: ${error instanceof Error ? error.name : typeof error}`);
    }
  }

  function moveLine(event: LineCommand | LineSignal): void {
    const { line, effects } = lineTransition(state.line, event, {
      now: clock.now(),
      random: chance.random(),
      isTalking: state.lineUp.live.some(({ phase }) => phase === "established"),
    });
    if (line === state.line) {
      logger.debug(`line: ${event.type} ignored in ${line.phase}`);
      return;
    }
    if (line.phase !== state.line.phase)
      logger.info(`line: ${state.line.phase} → ${line.phase} (${event.type})`);
    become({ ...state, line }, () => effects.forEach(runLineEffect));
  }

  function runLineEffect(effect: LineEffect): void {
    switch (effect.type) {
      case "open-socket":
        return signaling.openSocket();
      case "close-socket":
        return signaling.closeSocket();
      case "register":
        return signaling.register();
      case "check":
        return signaling.check();
      case "unregister":
        return signaling.unregister();
      case "start-retry-timer":
        stopRetryTimer = clock.after(effect.delay, () => moveLine({ type: "retry-due" }));
        return;
      case "stop-retry-timer":
        return stopRetryTimer();
    }
  }

  function moveCall(id: CallId, event: CallCommand | CallSignal): void {
    const call = callById(state.lineUp, id);
    if (call === undefined) {
      logger.debug(`call: ${event.type} for a call that is gone`);
      return;
    }
    const step = transition(call, event);
    if (step.call === call && step.effects.length === 0) {
      logger.debug(`call: ${event.type} ignored in ${call.phase}`);
      return;
    }
    if (step.call.phase !== call.phase)
      logger.info(`call: ${call.phase} → ${step.call.phase} (${event.type})`);
    become({ ...state, lineUp: withMoved(state.lineUp, step.call) }, () => {
      for (const effect of step.effects) runCallEffect(signaling, id, effect);
    });
    for (const order of consequencesOf(state.lineUp, call, step.call)) moveCall(order.id, order.command);
  }

  /** A second call to hand over to must be up by then. */
  function command(id: CallId, asked: CallCommand): void {
    const isGone =
      asked.type === "hand-over" && callById(state.lineUp, asked.consulted)?.phase !== "established";
    if (isGone) logger.debug("call: hand-over to a call that is not up");
    else moveCall(id, asked);
  }

  /** Places a call of any kind. */
  function place(facts: Placing, wanted?: CallId): CallId | null {
    if (state.line.phase !== "ready" || !mayDial(state.lineUp)) return null;
    for (const order of makingRoom(state.lineUp, null)) moveCall(order.id, order.command);
    const id = wanted ?? chance.newId();
    const { kind, party, to, from } = facts;
    const call = {
      id,
      direction: "outbound",
      kind,
      consults: facts.consults ?? null,
      merges: facts.merges ?? [],
      returnedFrom: null,
      returnedBecause: null,
      party,
      businessNumber: from,
      payload: null,
      begun: clock.now(),
      phase: "dialing",
    } as const;
    logger.info(`call: dialing a ${kind}`);
    become({ ...state, lineUp: withCall(state.lineUp, call) }, () => signaling.dial({ id, kind, to, from }));
    return id;
  }

  /** True for a call that may be moved to somebody else. */
  function mayLeave(id: CallId): boolean {
    const call = callById(state.lineUp, id);
    return call !== undefined && verbsOf(call).includes("transfer");
  }

  function merge(one: CallId, other: CallId, id?: CallId): CallId | null {
    if (one === other || !mayLeave(one) || !mayLeave(other)) return null;
    const party = { number: featureCodes.conference, name: null };
    return place({ kind: "conference", party, to: party.number, from: null, merges: [one, other] }, id);
  }

  /** Refuses an offer because too many ring here already. It is over for us at once. */
  function turnAway(offer: CallIn<"incoming">): void {
    logger.info("call: offer refused, too many at once");
    const reason = { kind: "busy-here", detail: null } as const;
    const ended = { ...offer, phase: "ended", since: null, at: clock.now(), reason } as const;
    become({ ...state, lineUp: withMoved(state.lineUp, ended) }, () => signaling.refuseBusy(offer.id));
  }

  function takeOffer(offer: Offer): void {
    const facts = { ...offer, consults: null, merges: [] } as const;
    const call = { direction: "inbound", ...facts, begun: clock.now(), phase: "incoming" } as const;
    if (offerPolicy(state.lineUp) === "busy") return turnAway(call);
    logger.info("call: incoming");
    become({ ...state, lineUp: withCall(state.lineUp, call) });
  }

  function takeOver(left: LeftCall): void {
    if (callById(state.lineUp, left.id) !== undefined) return;
    const { id, dialog, microphone, hold } = left;
    logger.info("call: left by an earlier page");
    become({ ...state, lineUp: withCall(state.lineUp, reconnecting(left)) }, () =>
      signaling.takeOver({ id, dialog, microphone, hold }),
    );
  }

  function hear(event: SignalingEvent): void {
    switch (event.type) {
      case "line":
        return moveLine(event.signal);
      case "offer":
        return takeOffer(event.offer);
      case "call":
        return moveCall(event.id, event.signal);
    }
  }

  const stopHearing = signaling.subscribe(hear);

  return {
    state: () => state,
    subscribe: (reaction) => {
      reactions.add(reaction);
      return () => void reactions.delete(reaction);
    },
    line: moveLine,
    dial: (to, from, id) =>
      place({ kind: "customer", party: { number: to, name: knownName(state.lineUp, to) }, to, from }, id),
    prepareToDial: () => {
      if (state.line.phase === "ready" && mayDial(state.lineUp)) signaling.prepareToDial();
    },
    dialInside: ({ kind, party }, id) => place({ kind, party, to: party.number, from: null }, id),
    consult: (about, { kind, party, from }, id) =>
      mayLeave(about) ? place({ kind, party, to: party.number, from, consults: about }, id) : null,
    merge,
    call: command,
    takeOver: (left) => left.forEach(takeOver),
    dismissOutcome: () => {
      const lineUp = withoutOutcome(state.lineUp);
      if (lineUp !== state.lineUp) become({ ...state, lineUp });
    },
    dispose: () => {
      stopHearing();
      stopRetryTimer();
      reactions.clear();
    },
  };
}
