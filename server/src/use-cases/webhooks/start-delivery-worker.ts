import { faultFields } from "../../core/fault-fields.ts";
import { SECOND } from "../../core/time.ts";
import { refreshQuietly } from "../numbers/refresh-stale-numbers.ts";
import type { NumberPorts } from "../numbers/number-ports.ts";
import { processDeliveries, type Run } from "./process-deliveries.ts";

/** What was put off is looked for so often. */
const LOOK_EVERY = 5 * SECOND;

export type DeliveryWorker = {
  /** Something was kept: work on it now. */
  wake(): void;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
};

/**
 * Works on deliveries as they come, and on those put off when their time is there; reads numbers whose settings changed
 * beside it, so that a slow Meta holds up no permission.
 * @param onRun hears what each run came to
 */
export function startDeliveryWorker(
  ports: NumberPorts,
  onRun: (run: Run) => void = () => undefined,
): DeliveryWorker {
  const { clock, logger } = ports;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let cancel: () => void = () => undefined;
  const reading = createReader(ports);

  const run = async (): Promise<void> => {
    do {
      again = false;
      try {
        const result = await processDeliveries(ports);
        onRun(result);
        result.toRead.forEach((numberId) => reading.add(numberId));
        again ||= result.done + result.failed > 0;
      } catch (thrown) {
        logger.error("webhook.run-failed", faultFields(thrown));
      }
    } while (again && !isStopped());
    running = null;
    if (!isStopped()) cancel = clock.after(LOOK_EVERY, wake);
  };
  const isStopped = () => stopped;
  const wake = (): void => {
    again = true;
    if (stopped || running !== null) return;
    cancel();
    running = run();
  };

  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      cancel();
      await running;
      await reading.settled();
    },
  };
}

/** Reads each number once, however often it was named meanwhile. */
function createReader(ports: NumberPorts) {
  const waiting = new Set<string>();
  let last = Promise.resolve();
  const readNext = async () => {
    const [numberId] = waiting;
    if (numberId === undefined) return;
    waiting.delete(numberId);
    await refreshQuietly(ports, numberId);
  };
  return {
    add(numberId: string): void {
      waiting.add(numberId);
      last = last.then(readNext).catch((thrown: unknown) => {
        ports.logger.error("webhook.read-failed", { number: numberId, ...faultFields(thrown) });
      });
    },
    settled: () => last,
  };
}
