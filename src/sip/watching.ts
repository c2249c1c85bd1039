import type { UserAgent } from "sip.js";
import { createHintWatch } from "./hint-watch.ts";
import { createPresenceWatch } from "./presence.ts";
import { createQueuePlace } from "./queue-place.ts";

export type Watching = ReturnType<typeof createWatching>;

/** What a phone asks Asterisk beside its calls: how others stand, and its own place in the queue. */
export function createWatching(
  userAgent: UserAgent,
  account: { readonly user: string; readonly domain: string },
) {
  const hints = createHintWatch(userAgent, account.domain);
  const queue = createQueuePlace(userAgent, account, hints);
  return {
    presence: createPresenceWatch(hints),
    queue,
    lineUp: hints.lineUp,
    lineLost: (): void => {
      hints.lineLost();
      queue.lineLost();
    },
    heard: queue.heard,
  };
}
