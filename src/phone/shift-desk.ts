import type { Call } from "../core/call/call.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { QueuePlace, ShiftAnswer } from "../core/ports/shift.ts";
import { keptOf, shiftFrom, type KeptShift } from "../core/shift/kept-shift.ts";
import type { ShiftPolicy } from "../core/shift/policy.ts";
import type { Shift, ShiftCommand, ShiftEffect, ShiftSignal } from "../core/shift/shift.ts";
import { shiftTransition } from "../core/shift/transition.ts";
import type { Phone, PhoneState } from "./phone.ts";

/** Where the next page finds what this one leaves. */
export type ShiftKeeper = {
  readonly read: () => KeptShift | null;
  readonly keep: (shift: KeptShift | null) => void;
};

export type ShiftDesk = {
  readonly state: () => Shift;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (command: ShiftCommand) => void;
  readonly dispose: () => void;
};

export type ShiftDeskPorts = {
  readonly phone: Pick<Phone, "subscribe" | "state">;
  readonly queue: QueuePlace;
  readonly clock: Clock;
  readonly keeper: ShiftKeeper;
  readonly policy: ShiftPolicy;
};

/** An agent's shift: the pure machine, joined to Asterisk's queue, the calls and a clock. */
export function createShiftDesk({ phone, queue, clock, keeper, policy }: ShiftDeskPorts): ShiftDesk {
  const listeners = new Set<() => void>();
  let shift = shiftFrom(keeper.read(), clock.now());
  let stopTimer: () => void = () => undefined;
  let isOver = false;
  let asked = 0;

  function move(event: ShiftCommand | ShiftSignal): void {
    if (isOver) return;
    const step = shiftTransition(shift, event, { now: clock.now(), policy });
    if (step.shift === shift && step.effects.length === 0) return;
    shift = step.shift;
    for (const effect of step.effects) run(effect);
    keeper.keep(keptOf(shift, clock.now(), policy.wrapUp));
    for (const listener of [...listeners]) listener();
  }

  function run(effect: ShiftEffect): void {
    switch (effect.type) {
      case "pause":
        return void queue.pause(effect.reason).then(answerTo(++asked));
      case "unpause":
        return void queue.unpause().then(answerTo(++asked));
      case "start-timer":
        return startTimer(effect.until);
      case "stop-timer":
        return stopTimer();
    }
  }

  /** Only the answer to the newest request counts: whoever pauses and thinks better of it at once wants the second. */
  const answerTo = (request: number) => (answer: ShiftAnswer) => {
    if (request === asked) answered(answer);
  };

  function answered(answer: ShiftAnswer): void {
    if (answer.kind === "done") move({ type: "answered", outcome: "done" });
    else move({ type: "answered", outcome: "failed", detail: answer.detail });
  }

  function startTimer(until: number): void {
    stopTimer();
    stopTimer = clock.after(Math.max(0, until - clock.now()), () => move({ type: "wrap-up-due" }));
  }

  const stopHearing = phone.subscribe((before, after) => {
    for (const event of newsOf(before, after)) move(event);
  });
  const stopWatching = queue.watch((standing) => move({ type: "standing", standing }));
  if (shift.wish.kind === "wrap-up" && shift.wish.until !== null) startTimer(shift.wish.until);

  return {
    state: () => shift,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask: move,
    dispose: () => {
      isOver = true;
      stopHearing();
      stopWatching();
      stopTimer();
      listeners.clear();
    },
  };
}

/** Only customers' calls that came in have a wrap-up, and only they can ring out. */
function newsOf(before: PhoneState, after: PhoneState): readonly ShiftSignal[] {
  const talks = ({ lineUp }: PhoneState) => lineUp.live.filter(isTalkWithCaller);
  const [were, are] = [talks(before).length, talks(after).length];
  const began: readonly ShiftSignal[] = were === 0 && are > 0 ? [{ type: "call-began" }] : [];
  const over: readonly ShiftSignal[] = were > 0 && are === 0 ? [{ type: "call-over" }] : [];
  return [...began, ...over, ...rangOut(before, after)];
}

const isTalkWithCaller = (call: Call): boolean =>
  call.phase === "established" && call.direction === "inbound" && call.kind === "customer";

function rangOut(before: PhoneState, after: PhoneState): readonly ShiftSignal[] {
  if (before.lineUp.recent === after.lineUp.recent) return [];
  // What only knocked during another call could not be taken.
  if (before.lineUp.live.some(({ phase }) => phase !== "incoming")) return [];
  const known = new Set(before.lineUp.recent.map(({ id }) => id));
  return after.lineUp.recent
    .filter(({ id, kind, reason }) => !known.has(id) && kind === "customer" && reason.kind === "missed")
    .map(({ begun, at }) => ({ type: "unanswered", seconds: (at - begun) / 1_000 }));
}
