import { faultFields } from "../../core/fault-fields.ts";
import type { Live, LiveChange } from "../../core/ports/live.ts";
import type { Logger } from "../../core/ports/logger.ts";

/**
 * Carries changes from whoever makes them to whoever watches, within this process. Listeners hear of a change after the
 * one who told it has gone on; a listener that fails keeps nothing from the others.
 */
export function createLive(logger: Logger): Live {
  const listeners = new Set<(change: LiveChange) => void>();
  return {
    tell(change) {
      queueMicrotask(() => {
        for (const listener of [...listeners]) {
          try {
            listener(change);
          } catch (thrown) {
            logger.error("live.listener-failed", { change: change.kind, ...faultFields(thrown) });
          }
        }
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
