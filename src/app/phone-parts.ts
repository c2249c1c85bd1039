import { createSound } from "../audio/sound.ts";
import type { LevelMeter, Speaker } from "../core/ports/audio.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { QueuePlace } from "../core/ports/shift.ts";
import type { Signaling } from "../core/ports/signaling.ts";
import type { TabSound } from "../core/ports/tab-sound.ts";
import { createNextTaskFirst } from "../platform/next-task.ts";
import { createOncePainted } from "../platform/once-painted.ts";
import { createSteadyClock } from "../platform/steady-clock.ts";
import { tabSound } from "../platform/tab-sound.ts";
import type { Logger } from "../shared/logger.ts";
import { createSipSignaling, type SipSignaling } from "../sip/sip-signaling.ts";
import type { ConnectionOf } from "../sip/statistics.ts";
import { createDrawing, type Drawing } from "../stores/drawing.ts";
import { createSoundStore } from "../stores/sound-store.ts";
import type { Workplace } from "../stores/react.tsx";
import { agentName } from "./agent-name.ts";
import type { Deployment } from "./config.ts";
import type { OpeningPage } from "./opening.ts";
import { soundDevices, type SoundDevices } from "./sound-devices.ts";

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
  const nextTask = createNextTaskFirst();
  const drawing = createDrawing(nextTask, clock.after);
  const signaling = createSipSignaling(
    {
      webSocketUrl: account.url,
      domain: account.domain,
      user: account.user,
      password: account.password,
      userAgentName: agentName(navigator),
      contact: (window as Window & OpeningPage).ringbridgeOpening?.line?.contact,
      media: { iceServers },
    },
    {
      audio: audio.calls,
      newId: chance.newId,
      clock,
      online: () => navigator.onLine,
      logger,
      later: createOncePainted(nextTask, clock.after),
      urgent: drawing.after,
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
