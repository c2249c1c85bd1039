import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "../asterisk/installation.ts";
import { startProcess, whenReady } from "../processes/managed-process.ts";
import type { ManagedProcess } from "../processes/managed-process.ts";
import { accepts } from "../processes/ports.ts";
import { edgeConfig, edgeTls } from "./edge-config.ts";
import type { EdgeSettings } from "./edge-config.ts";

export const EDGE = "meta-edge";

/** Writes the edge's configuration and starts it; resolves when it accepts TLS connections. */
export async function startEdge(
  directory: string,
  installation: Installation,
  settings: EdgeSettings,
  background: boolean,
): Promise<ManagedProcess> {
  await mkdir(join(directory, "run"), { recursive: true, mode: 0o700 });
  // Both hold passwords or name keys.
  await writeFile(join(directory, "kamailio.cfg"), edgeConfig(settings), { mode: 0o600 });
  await writeFile(join(directory, "tls.cfg"), edgeTls(settings), { mode: 0o600 });
  const { command, leadingArguments } = installation.kamailio;
  // Megabytes. Each TLS connection takes 50 KB, and OpenSSL refuses more before the last four are used.
  const memory = ["-m", "64", "-M", "4"];
  const managed = await startProcess({
    name: EDGE,
    directory,
    command,
    // -DD: stay in the foreground; -E: log to where the output goes.
    args: [
      ...leadingArguments,
      "-DD",
      "-E",
      ...memory,
      "-Y",
      join(directory, "run"),
      "-f",
      join(directory, "kamailio.cfg"),
    ],
    background,
    environment: { OPENSSL_CONF: "/dev/null" },
  });
  const { address, sipPort } = settings.addresses.meta;
  await whenReady(managed, directory, () => accepts(address, sipPort));
  return managed;
}
