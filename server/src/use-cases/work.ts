import { DAY, HOUR, MINUTE, SECOND } from "../core/time.ts";
import { followCalls } from "./calls/follow-calls.ts";
import { refreshStaleNumbers } from "./numbers/refresh-stale-numbers.ts";
import type { Ports } from "./ports.ts";
import { repeat } from "./repeat.ts";
import { sweepExpired } from "./session/sweep-expired.ts";
import { watchPbx as followPhones } from "./team/watch-pbx.ts";
import type { Run } from "./webhooks/process-deliveries.ts";
import { startDeliveryWorker } from "./webhooks/start-delivery-worker.ts";

/** Whoever asks why something is as it is needs what Meta sent; after a month nobody does. */
const DELIVERIES_ARE_KEPT = 30 * DAY;

export type Work = {
  /** A delivery was kept: work on it now. */
  deliveryKept(): void;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
};

/**
 * Everything the backend does unasked: works on deliveries, ends what is past its time, follows Asterisk and gives it back
 * what it lost, reads numbers again, drops what nobody needs any more.
 * @param onRun hears what each run over the deliveries came to
 */
export function startWork(ports: Ports, onRun: (run: Run) => void): Work {
  const deliveries = startDeliveryWorker(ports, onRun);
  const stops = [
    repeat(ports, "sweep", 15 * SECOND, () => sweepExpired(ports)),
    repeat(ports, "numbers.refresh", 5 * MINUTE, () => refreshStaleNumbers(ports)),
    repeat(ports, "deliveries.forget", HOUR, () =>
      ports.storage.deliveries.forget(ports.clock.now() - DELIVERIES_ARE_KEPT),
    ),
    followPhones(ports),
    followCalls(ports),
    () => deliveries.stop(),
  ];
  return {
    deliveryKept: () => deliveries.wake(),
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}
