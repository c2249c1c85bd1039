import type { Message, UserAgent } from "sip.js";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { QueuePlace, ShiftAnswer } from "../core/ports/shift.ts";
import type { Watching } from "./watching.ts";

export type LateWatching = {
  readonly presence: PresenceWatch;
  readonly queue: QueuePlace;
  readonly lineUp: () => void;
  readonly lineLost: () => void;
  readonly heard: (message: Message) => void;
};

/** `watching.ts`, fetched when somebody first asks for it: a phone rings and talks without. */
export function createLateWatching(
  userAgent: UserAgent,
  account: { readonly user: string; readonly domain: string },
): LateWatching {
  let there: Watching | null = null;
  let coming: Promise<Watching | null> | null = null;
  let up = false;

  async function fetched(): Promise<Watching | null> {
    const module = await import("./watching.ts").catch(() => null);
    // Without it everything stays unknown; the next who asks tries again.
    if (module === null) coming = null;
    else there = module.createWatching(userAgent, account);
    if (up) there?.lineUp();
    return there;
  }
  const load = (): Promise<Watching | null> => (coming ??= fetched());

  /** Begins as soon as it can; what was ended before never begins. */
  function late(begin: (watching: Watching) => () => void): () => void {
    if (there !== null) return begin(there);
    let stop = (): void => undefined;
    let over = false;
    void load().then((watching) => {
      if (watching !== null && !over) stop = begin(watching);
    });
    return () => {
      over = true;
      stop();
    };
  }

  const ask = async (question: (queue: QueuePlace) => Promise<ShiftAnswer>): Promise<ShiftAnswer> => {
    const watching = await load();
    return watching === null ? { kind: "failed", detail: null } : await question(watching.queue);
  };

  return {
    presence: { watch: (extension, listener) => late(({ presence }) => presence.watch(extension, listener)) },
    queue: {
      pause: (reason) => ask((queue) => queue.pause(reason)),
      unpause: () => ask((queue) => queue.unpause()),
      watch: (listener) => late(({ queue }) => queue.watch(listener)),
    },
    lineUp: () => {
      up = true;
      there?.lineUp();
    },
    lineLost: () => {
      up = false;
      there?.lineLost();
    },
    heard: (message) => there?.heard(message),
  };
}
