import { faultFields } from "../../core/fault-fields.ts";
import type { PbxChange } from "../../core/ports/pbx.ts";
import { restoreNumbers } from "../numbers/restore-numbers.ts";
import type { NumberPorts } from "../numbers/number-ports.ts";
import { closeLostCalls } from "./close-lost-calls.ts";
import { noteCall } from "./note-call.ts";

/**
 * Follows Asterisk: keeps calls and how trunks fare, and gives Asterisk the numbers' objects whenever the link is there, now
 * or later.
 * @returns stops, and resolves when what was begun is done
 */
export function followCalls(ports: NumberPorts): () => Promise<void> {
  let state: "following" | "stopped" = "following";
  const goesOn = () => state === "following" && ports.view.link().state === "connected";
  const told = new Set<string>();
  const [keeping, restoring] = [createLine(ports), createLine(ports)];

  function linkChanged(): void {
    keeping.add(() => closeLostCalls(ports, told));
    restoring.add(async () => {
      if (goesOn()) await restoreNumbers(ports, goesOn);
      else await tellNumbers(ports);
    });
  }
  const stop = ports.view.subscribe((change) => {
    switch (change.kind) {
      case "call":
        if (change.call.outcome === "under-way") told.add(change.call.id);
        else told.delete(change.call.id);
        return keeping.add(() => noteCall(ports, change.call));
      case "trunk":
        return keeping.add(() => noteTrunk(ports, change));
      case "link":
        return linkChanged();
      case "phone":
        return undefined; // followed by use-cases/team
    }
  });
  linkChanged();
  return async () => {
    state = "stopped";
    stop();
    await Promise.all([keeping.settled(), restoring.settled()]);
  };
}

/** How a trunk's last call fared. */
async function noteTrunk(
  { storage, live }: Pick<NumberPorts, "storage" | "live">,
  { number, direction, change }: Extract<PbxChange, { kind: "trunk" }>,
): Promise<void> {
  const stored = await storage.numbers.findByNumber(number);
  if (stored === null) return;
  await storage.numbers.noteTrunk(stored.id, direction, change);
  live.tell({ kind: "number", numberId: stored.id });
  live.tell({ kind: "team" });
}

/** Whether their trunks are there is no longer known. */
async function tellNumbers({ storage, live }: Pick<NumberPorts, "storage" | "live">): Promise<void> {
  for (const { id } of await storage.numbers.list()) live.tell({ kind: "number", numberId: id });
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
