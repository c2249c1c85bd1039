import type { CallId } from "../core/call/call.ts";
import { createSound } from "../audio/sound.ts";
import type { LevelMeter, Speaker } from "../core/ports/audio.ts";
import type { LeftCall } from "../core/call/left-call.ts";
import { callById } from "../core/line-up/line-up.ts";
import type { LeftCalls } from "../core/ports/left-calls.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { QueuePlace } from "../core/ports/shift.ts";
import type { ShiftPolicy } from "../core/shift/policy.ts";
import type { Signaling } from "../core/ports/signaling.ts";
import type { TabSound } from "../core/ports/tab-sound.ts";
import { createPhone, type Phone } from "../phone/phone.ts";
import { createCallMemory } from "../phone/reactions/call-memory.ts";
import { keepCalls } from "../phone/reactions/keep-calls.ts";
import { logCalls, logUnfinished } from "../phone/reactions/log-calls.ts";
import { ring } from "../phone/reactions/ring.ts";
import { createNextTask } from "../platform/next-task.ts";
import { createSteadyClock } from "../platform/steady-clock.ts";
import { tabSound } from "../platform/tab-sound.ts";
import { openRecords, type Records, type RecordsPorts } from "../records/open-records.ts";
import type { Logger } from "../shared/logger.ts";
import { createSipSignaling, type SipSignaling } from "../sip/sip-signaling.ts";
import type { ConnectionOf } from "../sip/statistics.ts";
import { createAbsenceStore } from "../stores/absence-store.ts";
import { createDialDraft } from "../stores/dial-draft.ts";
import { createDrawing, type Drawing } from "../stores/drawing.ts";
import { createNewContact } from "../stores/new-contact.ts";
import { mirrorOf } from "../stores/phone-store.ts";
import { createQualityStore } from "../stores/quality-store.ts";
import { createSoundStore } from "../stores/sound-store.ts";
import type { Colleague, Workplace } from "../stores/react.tsx";
import { words } from "../words/words.ts";
import type { Deployment } from "./config.ts";
import { guardLeaving } from "./leaving.ts";
import { measureCalls } from "./measure-calls.ts";
import { lateShift } from "./late-shift.ts";
import { soundDevices, type SoundDevices } from "./sound-devices.ts";
import { tryAgainWhenItHelps } from "./try-again.ts";
import { whenIdle } from "./when-idle.ts";

export const clock: Clock = createSteadyClock({
  page: document,
  fetchTimekeeper: async (due) => {
    const { startTimekeeper } = await import("../platform/timekeeper.ts");
    return startTimekeeper(due);
  },
});

export const chance = { random: Math.random, newId: (): string => crypto.randomUUID() };

/** One line each, hidden until the console shows "Verbose". What may stand in one: docs/logging.md. */
const logger: Logger = {
  // eslint-disable-next-line no-console -- the one place where the page talks to the console
  debug: (message) => console.debug(message),
  // eslint-disable-next-line no-console -- as above
  info: (message) => console.debug(message),
  // eslint-disable-next-line no-console -- as above
  warn: (message) => console.warn(message),
};

/** What a phone is joined to. */
export type PhoneParts = {
  readonly signaling: Signaling;
  /** How colleagues' phones and parking places stand; absent where nobody can tell. */
  readonly presence?: PresenceWatch;
  /** This agent's place in Asterisk's queue; absent where nobody can tell. */
  readonly queue?: QueuePlace;
  readonly levels: LevelMeter;
  /** What calls are measured by; absent where nothing can be. */
  readonly connectionOf?: ConnectionOf;
  readonly speaker: Speaker;
  readonly devices: SoundDevices;
  readonly probe: Workplace["probe"];
  readonly sound: TabSound;
  /** When the screens draw; absent: whenever something changes. */
  readonly drawing?: Drawing;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** The telephone network by sip.js, and this computer's sound. */
export function browserParts(
  account: {
    readonly url: string;
    readonly domain: string;
    readonly user: string;
    readonly password: string;
  },
  deployment: Pick<Deployment, "iceServers">,
  context: AudioContext,
): PhoneParts & { readonly signaling: SipSignaling } {
  const iceServers = deployment.iceServers.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
  const soundSettings = createSoundStore(window.localStorage);
  const audio = createSound(context, soundSettings);
  const drawing = createDrawing(createNextTask(), clock.after);
  const openMicrophone: typeof audio.calls.openMicrophone = () => {
    const opening = audio.calls.openMicrophone();
    drawing.after(opening);
    return opening;
  };
  const signaling = createSipSignaling(
    {
      webSocketUrl: account.url,
      domain: account.domain,
      user: account.user,
      password: account.password,
      userAgentName: `Ringbridge/${__VERSION__} ${browserName(navigator.userAgent)}`,
      media: { iceServers },
    },
    {
      audio: { ...audio.calls, openMicrophone },
      newId: chance.newId,
      clock,
      online: () => navigator.onLine,
      logger,
    },
  );
  return {
    signaling,
    presence: signaling.presence,
    queue: signaling.queue,
    connectionOf: signaling.connectionOf,
    levels: audio.levels,
    speaker: audio.speaker,
    devices: soundDevices(audio, soundSettings),
    probe: async () => {
      const { browserOf, createReadinessProbe } = await import("../platform/readiness-probe.ts");
      return createReadinessProbe(browserOf(window), iceServers);
    },
    sound: tabSound(context),
    drawing,
    clock,
    logger,
  };
}

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
  /** Whose calls and contacts this browser keeps, and for how long. */
  readonly keeps: Pick<RecordsPorts, "owner" | "retentionDays">;
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
  const { shift, stop: endShift } = lateShift({
    phone,
    queue,
    clock,
    policy: shiftPolicy,
    kept: window.localStorage,
    user: facts.agent.user,
    announce: () => speaker.signal("auto-answer"),
  });

  /** Ends what goes beside the phone. */
  function stopBeside(): void {
    speaker.play(null);
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
      dialDraft: createDialDraft(),
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

/** What this browser keeps of an agent's calls and contacts. */
export function recordsOf(keeps: Facts["keeps"], clock: Clock): Records {
  const compareNames = new Intl.Collator(words.locale).compare;
  return openRecords({
    ...keeps,
    clock,
    notes: window.localStorage,
    page: chance.newId(),
    idle: whenIdle,
    compareNames,
  });
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

/** "Chrome/156": enough for an administrator to tell browsers apart in Asterisk's contact list. */
function browserName(userAgent: string): string {
  return /(?:Edg|Firefox|Chrome|Version)\/\d+/.exec(userAgent)?.[0].replace("Version", "Safari") ?? "browser";
}
