import { join } from "node:path";
import type { Addresses } from "../../addresses.ts";
import { startProcess, whenReady } from "../../processes/managed-process.ts";
import type { ManagedProcess } from "../../processes/managed-process.ts";
import { accepts } from "../../processes/ports.ts";

export const GRAPH = "meta-graph";

/** Starts Meta's account as a process; resolves when it answers. It reads the lab's secrets, which must be written. */
export async function startGraph(
  directory: string,
  addresses: Addresses,
  background: boolean,
): Promise<ManagedProcess> {
  const managed = await startProcess({
    name: GRAPH,
    directory,
    command: process.execPath,
    args: [
      "--disable-warning=ExperimentalWarning",
      join(import.meta.dirname, "main.ts"),
      String(addresses.index),
    ],
    background,
  });
  const { address, graphPort } = addresses.meta;
  await whenReady(managed, directory, () => accepts(address, graphPort));
  return managed;
}
