import { faultFields } from "../../core/fault-fields.ts";
import { SECOND } from "../../core/time.ts";
import type { EndPorts } from "./end-sessions.ts";
import { sweepExpired } from "./sweep-expired.ts";

const PAUSE = 15 * SECOND;

/**
 * Sweeps now and 15 s after each sweep: that late can something end that is past its time.
 * @returns how to stop; resolves when nothing is under way any more.
 */
export function keepSweeping(ports: EndPorts): () => Promise<void> {
  let stopped: "no" | "yes" = "no";
  let cancel: () => void = () => undefined;
  let underWay = sweep();

  async function sweep(): Promise<void> {
    await sweepExpired(ports).catch((thrown: unknown) =>
      ports.logger.error("sweep.failed", faultFields(thrown)),
    );
    if (stopped === "no") cancel = ports.clock.after(PAUSE, again);
  }

  function again(): void {
    underWay = sweep();
  }

  return async () => {
    stopped = "yes";
    cancel();
    await underWay;
  };
}
