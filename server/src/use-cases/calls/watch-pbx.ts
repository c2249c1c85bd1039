import { faultFields } from "../../core/fault-fields.ts";
import type { PbxChange } from "../../core/ports/pbx.ts";
import { restorePbx } from "../numbers/restore-pbx.ts";
import type { NumberPorts } from "../numbers/number-ports.ts";
import { closeLostCalls } from "./close-lost-calls.ts";
import { noteCall } from "./note-call.ts";

/**
 * Follows Asterisk: keeps calls and how trunks fare, and gives Asterisk back what it lost whenever the link is there.
 * @param restoreAgents does the agents' part of that
 * @returns stops, and resolves when what was begun is done
 */
export function watchPbx(ports: NumberPorts, restoreAgents: () => Promise<void>): () => Promise<void> {
  const calls = createLine(ports);
  const restoring = createLine(ports);
  const restore = () =>
    restoring.add(async () => {
      if (ports.view.link().state !== "connected") return;
      await restorePbx(ports, "everything", restoreAgents);
    });
  const stop = ports.view.subscribe((change) => {
    switch (change.kind) {
      case "call":
        return calls.add(() => noteCall(ports, change.call));
      case "trunk":
        return calls.add(() => noteTrunk(ports, change));
      case "link":
        calls.add(() => closeLostCalls(ports));
        return restore();
      case "phone":
        return undefined; // the team's view of it is told by others
    }
  });
  restore();
  return async () => {
    stop();
    await Promise.all([calls.settled(), restoring.settled()]);
  };
}

/** How a trunk's last call fared. */
export async function noteTrunk(
  { storage, live }: Pick<NumberPorts, "storage" | "live">,
  { number, direction, change }: Extract<PbxChange, { kind: "trunk" }>,
): Promise<void> {
  const stored = await storage.numbers.findByNumber(number);
  if (stored === null) return;
  await storage.numbers.noteTrunk(stored.id, direction, change);
  live.tell({ kind: "number", numberId: stored.id });
  live.tell({ kind: "team" });
}

/** One thing after the other, in the order they came; what fails is logged and does not stop the others. */
function createLine({ logger }: Pick<NumberPorts, "logger">) {
  let last = Promise.resolve();
  return {
    add(work: () => Promise<void>): void {
      last = last.then(work).catch((thrown: unknown) => {
        logger.error("pbx.change-lost", faultFields(thrown));
      });
    },
    settled: () => last,
  };
}
