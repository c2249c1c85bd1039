import { createCallAudio } from "../audio/call-audio.ts";
import { createTonePlayer } from "../audio/tone-player.ts";
import type { Clock } from "../core/ports/clock.ts";
import { createPhone, type Phone } from "../phone/phone.ts";
import { ring } from "../phone/reactions/ring.ts";
import type { Logger } from "../shared/logger.ts";
import { createSipSignaling } from "../sip/sip-signaling.ts";
import { mirrorOf } from "../stores/phone-store.ts";
import type { Workplace } from "../stores/react.tsx";
import type { Deployment } from "./config.ts";
import type { SignIn } from "./kept-sign-in.ts";
import { guardLeaving } from "./leaving.ts";

const clock: Clock = {
  now: () => Date.now(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

const newId = (): string => crypto.randomUUID();

/** One line each, hidden until the console shows "Verbose". What may stand in one: docs/logging.md. */
const logger: Logger = {
  // eslint-disable-next-line no-console -- the one place where the page talks to the console
  debug: (message) => console.debug(message),
  // eslint-disable-next-line no-console -- as above
  info: (message) => console.debug(message),
  // eslint-disable-next-line no-console -- as above
  warn: (message) => console.warn(message),
};

export type Composed = {
  readonly workplace: Workplace;
  readonly phone: Phone;
  /** Signs out at the server and ends everything this sign-in started. */
  readonly stop: () => void;
};

/** The composition root of a signed-in agent: the only place that knows which part is joined to which. */
export function compose(
  signIn: SignIn & { readonly url: string; readonly domain: string },
  deployment: Deployment,
  context: AudioContext,
  signOut: () => void,
): Composed {
  const audio = createCallAudio(context);
  const speaker = createTonePlayer(context);
  const signaling = createSipSignaling(
    {
      webSocketUrl: signIn.url,
      domain: signIn.domain,
      user: signIn.user,
      password: signIn.password,
      userAgentName: `Ringbridge/${__VERSION__} ${browserName(navigator.userAgent)}`,
      media: {
        iceServers: deployment.iceServers.map(({ urls, username, credential }) => ({
          urls,
          ...(username === undefined ? {} : { username }),
          ...(credential === undefined ? {} : { credential }),
        })),
      },
    },
    { audio, newId, now: clock.now, online: () => navigator.onLine, logger },
  );
  const phone = createPhone({ signaling, clock, chance: { random: Math.random, newId }, logger });
  const mirror = mirrorOf(phone);
  const quiet = phone.subscribe(ring(speaker));
  const stopNoticing = tryAgainWhenItHelps(phone);
  const stopGuarding = guardLeaving(phone, window);

  return {
    phone,
    workplace: {
      phone,
      phoneStore: mirror.store,
      levels: audio.levels,
      agent: { user: signIn.user, name: signIn.name },
      server: signIn.url,
      businessNumbers: deployment.businessNumbers,
      labUrl: deployment.labUrl ?? null,
      signOut,
      takeLine: null,
    },
    stop: () => {
      for (const call of phone.state().lineUp.live) {
        phone.call(call.id, { type: call.phase === "incoming" ? "decline" : "hang-up" });
      }
      phone.line({ type: "sign-out" });
      speaker.play(null);
      stopNoticing();
      stopGuarding();
      quiet();
      mirror.stop();
      phone.dispose();
    },
  };
}

/** Waiting for the next attempt is pointless once the network is back or somebody looks at the page. */
function tryAgainWhenItHelps(phone: Phone): () => void {
  const scope = new AbortController();
  const tryNow = (): void => {
    if (phone.state().line.phase === "waiting" && !document.hidden) phone.line({ type: "try-now" });
  };
  window.addEventListener("online", tryNow, { signal: scope.signal });
  document.addEventListener("visibilitychange", tryNow, { signal: scope.signal });
  return () => scope.abort();
}

/** "Chrome/156": enough for an administrator to tell browsers apart in Asterisk's contact list. */
function browserName(userAgent: string): string {
  return /(?:Edg|Firefox|Chrome|Version)\/\d+/.exec(userAgent)?.[0].replace("Version", "Safari") ?? "browser";
}
