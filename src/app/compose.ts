import type { CallId } from "../core/call/call.ts";
import type { LeftCall } from "../core/call/left-call.ts";
import { callById } from "../core/line-up/line-up.ts";
import type { LeftCalls } from "../core/ports/left-calls.ts";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { QueuePlace } from "../core/ports/shift.ts";
import type { ShiftPolicy } from "../core/shift/policy.ts";
import { createPhone, type Phone } from "../phone/phone.ts";
import { createCallMemory } from "../phone/reactions/call-memory.ts";
import { keepCalls } from "../phone/reactions/keep-calls.ts";
import { logCalls, logUnfinished } from "../phone/reactions/log-calls.ts";
import { ring } from "../phone/reactions/ring.ts";
import type { ConnectionOf } from "../sip/statistics.ts";
import { createAbsenceStore } from "../stores/absence-store.ts";
import { createDialDraft } from "../stores/dial-draft.ts";
import { createNewContact } from "../stores/new-contact.ts";
import { mirrorOf } from "../stores/phone-store.ts";
import { createQualityStore } from "../stores/quality-store.ts";
import type { Colleague, Workplace } from "../stores/react.tsx";
import { recordsOf, type Keeps } from "./agent-records.ts";
import { keepMicrophone } from "./keep-microphone.ts";
import { guardLeaving } from "./leaving.ts";
import { measureCalls } from "./measure-calls.ts";
import { lateShift } from "./late-shift.ts";
import { chance, type PhoneParts } from "./phone-parts.ts";
import { tryAgainWhenItHelps } from "./try-again.ts";

export type Composed = {
  readonly workplace: Workplace;
  readonly phone: Phone;
  /** Goes on with the calls an earlier page of this tab had. */
  readonly takeOver: (left: readonly LeftCall[]) => void;
  /** What another tab of this browser needs to go on with the calls; null when one of them could not go along. */
  readonly left: () => readonly LeftCall[] | null;
  /** Leaves line and calls to another tab, unseen from now on; the phone itself is let go by tabs/wind-down.ts. */
  readonly handOver: () => void;
  /** Signs out at the server and ends everything this sign-in started. */
  readonly stop: () => void;
};

/** What is known of a signed-in agent wherever the phone is. */
export type Facts = Pick<
  Workplace,
  "agent" | "server" | "businessNumbers" | "labUrl" | "signOut" | "takeLine"
> & {
  readonly colleagues: readonly Colleague[];
  readonly shiftPolicy: ShiftPolicy;
  readonly keeps: Keeps;
};

/** The composition root of a signed-in agent: the only place that knows which part is joined to which. */
export function compose(
  {
    signaling,
    presence = nobodyTells,
    queue = noQueue,
    levels,
    connectionOf = noConnection,
    speaker,
    devices,
    probe,
    sound,
    drawing,
    clock,
    logger,
  }: PhoneParts,
  {
    colleagues,
    shiftPolicy,
    keeps,
    leftCalls,
    ...facts
  }: Facts & {
    /** Where the next page of this tab finds the calls of this one. */
    readonly leftCalls: LeftCalls;
  },
): Composed {
  const phone = createPhone({ signaling, clock, chance, logger });
  const callMemory = createCallMemory(clock);
  const forget = phone.subscribe(callMemory.notice);
  const records = recordsOf(keeps, clock);
  const { history, contacts, missed } = records;
  const stopLogging = phone.subscribe(logCalls(history, clock));
  const mirror = mirrorOf(phone, contacts, drawing?.soon);
  const quiet = phone.subscribe(ring(speaker));
  const stopFollowing = devices.follow(phone);
  const quality = createQualityStore();
  const stopMeasuring = measureCalls({
    phone,
    connectionOf,
    clock,
    store: quality,
    keep: history.addQuality,
  });
  const absence = createAbsenceStore();
  const stopNoticing = tryAgainWhenItHelps({ phone, clock, absence });
  const kept = keepCalls(signaling, leftCalls);
  const stopKeeping = phone.subscribe(kept.reaction);
  const leave = (id: CallId): boolean => {
    const phase = callById(phone.state().lineUp, id)?.phase;
    const isOffer = phase === "incoming" || phase === "answering";
    if (!isOffer && !kept.has(id)) return false;
    signaling.leave(id);
    return true;
  };
  const stopGuarding = guardLeaving(phone, leave, window);
  const {
    shift,
    known: shiftIsKnown,
    stop: endShift,
  } = lateShift({
    phone,
    queue,
    clock,
    policy: shiftPolicy,
    kept: window.localStorage,
    user: facts.agent.user,
    announce: () => speaker.signal("auto-answer"),
  });

  const giveMicrophoneBack = keepMicrophone({
    microphone: devices.microphone,
    settings: devices.settings,
    shift,
    shiftIsKnown,
    phone,
  });

  /** Ends what goes beside the phone. */
  function stopBeside(): void {
    speaker.play(null);
    giveMicrophoneBack();
    stopFollowing();
    stopNoticing();
    stopGuarding();
    stopKeeping();
    stopMeasuring();
    quiet();
    endShift();
    forget();
    stopLogging();
    mirror.stop();
  }

  return {
    phone,
    takeOver: (left) => {
      kept.begin(left);
      phone.takeOver(left);
    },
    left: () => {
      const stays = phone.state().lineUp.live.some(({ id, phase }) => phase !== "ending" && !kept.has(id));
      return stays ? null : kept.calls();
    },
    handOver: () => {
      const calls = kept.calls();
      stopBeside();
      leftCalls.keep([]);
      void records.stop();
      for (const { id } of calls) signaling.leave(id);
      signaling.unregister();
    },
    workplace: {
      ...facts,
      otherTab: null,
      phone,
      phoneStore: mirror.store,
      callMemory,
      shift,
      colleagues: { list: colleagues, watch: presence.watch },
      levels,
      quality,
      sound,
      devices: { settings: devices.settings, desk: devices.desk },
      probe,
      missed,
      history,
      contacts,
      absence,
      dialDraft: createDialDraft(drawing?.soon),
      newContact: createNewContact(),
    },
    stop: () => {
      for (const call of phone.state().lineUp.live) {
        phone.call(call.id, { type: call.phase === "incoming" ? "decline" : "hang-up" });
      }
      phone.line({ type: "sign-out" });
      stopBeside();
      logUnfinished(history, phone.state(), clock);
      void records.stop();
      phone.dispose();
    },
  };
}

/** Where nobody can say how the queue stands. */
const noQueue: QueuePlace = {
  pause: () => Promise.resolve({ kind: "failed", detail: null }),
  unpause: () => Promise.resolve({ kind: "failed", detail: null }),
  watch: () => () => undefined,
};

/** Calls cannot be measured. */
const noConnection: ConnectionOf = () => null;

/** Everybody's presence stays unknown. */
const nobodyTells: PresenceWatch = { watch: () => () => undefined };
