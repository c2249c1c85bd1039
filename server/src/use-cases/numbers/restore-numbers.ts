import { faultFields } from "../../core/fault-fields.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { pushToPbx } from "./push-trunk.ts";

/**
 * Gives Asterisk everything that it must have of the numbers: after our start, and whenever the link is back. Phones are
 * restored by `restoreAgents`.
 */
export async function restoreNumbers(ports: NumberPorts, goesOn: () => boolean = () => true): Promise<void> {
  let restored = 0;
  for (const { id } of await ports.storage.numbers.list()) {
    // While Asterisk is away the others have to wait as well: the link's return calls again.
    if (!goesOn()) return;
    await ports.memory.turns.take([turnOfNumber(id)], () => restoreNumber(ports, id));
    restored += 1;
  }
  ports.logger.info("numbers.restored", { numbers: restored });
}

async function restoreNumber(ports: NumberPorts, numberId: string): Promise<void> {
  const number = await ports.storage.numbers.find(numberId);
  if (number === null) return;
  try {
    await pushToPbx(ports, number);
  } catch (thrown) {
    // A password sealed with another key: one number's trouble must not keep the others from their trunks.
    ports.logger.error("number.restore-failed", { number: numberId, ...faultFields(thrown) });
  }
  ports.live.tell({ kind: "number", numberId });
}
