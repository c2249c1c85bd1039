import { phoneOf, settlePhone, type PhonePorts } from "./phone-at-pbx.ts";

/**
 * Makes all phones in Asterisk what the database says: those it forgot are set up, those that nobody may use any more stop
 * working. At start, and whenever the link to Asterisk is back. Stops when Asterisk is away: it will be back.
 * @param goesOn asked before each phone: stopping does not wait for hundreds of them
 */
export async function restoreAgents(ports: PhonePorts, goesOn: () => boolean = () => true): Promise<void> {
  const people = await ports.storage.people.list();
  const extensions = people.flatMap(({ extension }) => (extension === null ? [] : [extension]));
  const restored = new Set([...extensions, ...ports.memory.owedPhones]);
  for (const extension of restored) {
    if (!goesOn()) return;
    const answer = await settlePhone(ports, extension);
    if (answer.kind === "unreachable") return;
  }
  const phones = people.filter((person) => phoneOf(person) !== null).length;
  ports.logger.info("phones.restored", { phones, owed: ports.memory.owedPhones.size });
}
