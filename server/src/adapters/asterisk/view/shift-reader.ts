import type { Ari } from "../ari.ts";
import { withProbe } from "./probe.ts";
import { readShifts, type Shifts } from "./shifts.ts";

/** Reads one agent's shift at a time: whoever asks while it is read makes it be read once more after that. */
export function createShiftReader(tools: {
  readonly ari: Ari;
  readonly app: string;
  readonly onRead: (shifts: Shifts) => void;
}): { readonly ask: (extension: string) => void } {
  const reading = new Map<string, "once" | "again">();

  async function read(extension: string): Promise<void> {
    reading.set(extension, "once");
    const shifts = await withProbe(tools, (valueOf) => readShifts(valueOf, [extension]));
    if (shifts !== null) tools.onRead(shifts);
    const goesOn = reading.get(extension) === "again";
    reading.delete(extension);
    if (goesOn) await read(extension);
  }

  return {
    ask(extension) {
      if (reading.has(extension)) reading.set(extension, "again");
      else void read(extension);
    },
  };
}
