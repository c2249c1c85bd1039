import { MINUTE } from "../../core/time.ts";
import { turnOfNumber, type NumberPorts } from "./number-ports.ts";
import { readFromMeta } from "./read-from-meta.ts";

/** A reading is good for so long. */
const GOOD_FOR = 15 * MINUTE;

/** Reads again what was read long ago, one number after the other. To be called every few minutes. */
export async function refreshStaleNumbers(ports: NumberPorts): Promise<void> {
  const now = ports.clock.now();
  const stale = (await ports.storage.numbers.list()).filter(
    ({ meta, readFailedAt }) => now - Math.max(meta?.readAt ?? 0, readFailedAt ?? 0) >= GOOD_FOR,
  );
  for (const { id } of stale) await refreshQuietly(ports, id);
}

/** Reads one number because something happened; what goes wrong is kept with it. */
export async function refreshQuietly(ports: NumberPorts, numberId: string): Promise<void> {
  await ports.memory.turns.take([turnOfNumber(numberId)], async () => {
    const number = await ports.storage.numbers.find(numberId);
    if (number !== null) await readFromMeta(ports, number);
  });
}
