import { faultFields } from "../../core/fault-fields.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { needsPush, pushToPbx } from "./push-trunk.ts";

/**
 * Gives Asterisk what it must have: after our start or Asterisk's everything, else what it lacks.
 * @param restoreAgents does the agents' part
 */
export async function restorePbx(
  ports: NumberPorts,
  extent: "everything" | "what-is-missing",
  restoreAgents: () => Promise<void>,
): Promise<void> {
  await restoreAgents();
  const numbers = await ports.storage.numbers.list();
  for (const { id } of numbers) {
    const answer = await ports.memory.turns.take([turnOfNumber(id)], () => restoreNumber(ports, id, extent));
    // While Asterisk is away the others have to wait as well: the link's return calls again.
    if (answer === "unreachable") return;
  }
  ports.logger.info("pbx.restored", { numbers: numbers.length, extent });
}

async function restoreNumber(
  ports: NumberPorts,
  numberId: string,
  extent: "everything" | "what-is-missing",
): Promise<"unreachable" | "settled"> {
  const number = await ports.storage.numbers.find(numberId);
  if (number === null || (extent === "what-is-missing" && !needsPush(ports, number))) return "settled";
  try {
    const answer = await pushToPbx(ports, number);
    ports.live.tell({ kind: "number", numberId });
    return answer.kind === "unreachable" ? "unreachable" : "settled";
  } catch (thrown) {
    // A password sealed with another key: one number's trouble must not keep the others from their trunks.
    ports.logger.error("number.restore-failed", { number: numberId, ...faultFields(thrown) });
    return "settled";
  }
}
