import { mkdirSync } from "node:fs";
import { createPinoLogger } from "./adapters/logging/pino-logger.ts";
import { startBackend, type Backend } from "./backend.ts";
import { ConfigFault, readConfig, usualDatabase } from "./config.ts";
import { faultFields } from "./core/fault-fields.ts";
import type { Logger } from "./core/ports/logger.ts";
import type { Installation } from "./installation.ts";

/** Sentences for whoever starts it by hand, or reads the journal. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

function configured(): Installation | null {
  try {
    return readConfig(process.env);
  } catch (thrown) {
    if (!(thrown instanceof ConfigFault)) throw thrown;
    say("The backend cannot start with this environment (server/README.md has all variables):");
    for (const fault of thrown.faults) say(`  ${fault}`);
    return null;
  }
}

function tellFirstLink(link: string): void {
  say(
    `There is no administrator yet. Whoever opens this link within 24 hours becomes the first one:\n  ${link}`,
  );
}

/** The first signal stops in order, a second one at once. */
function stopOnSignals(backend: Backend, logger: Logger): void {
  let asked: "not-yet" | "once" = "not-yet";
  const stop = (signal: NodeJS.Signals): void => {
    if (asked === "once") process.exit(1);
    asked = "once";
    logger.info("backend.stopping", { signal });
    backend.stop().then(
      () => process.exit(0),
      (thrown: unknown) => {
        logger.error("backend.not-stopped", faultFields(thrown));
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

async function main(): Promise<void> {
  const installation = configured();
  if (installation === null) {
    process.exitCode = 78; // EX_CONFIG of sysexits.h: starting again will not help
    return;
  }
  const logger = createPinoLogger(installation.logLevel);
  const fail = (event: string) => (thrown: unknown) => {
    logger.error(event, faultFields(thrown));
    process.exit(1);
  };
  process.on("unhandledRejection", fail("backend.unhandled-rejection"));
  process.on("uncaughtException", fail("backend.uncaught-exception"));
  // Where nobody chose a place there need not be one yet.
  if (installation.databaseUrl === usualDatabase.url)
    mkdirSync(usualDatabase.folder, { recursive: true, mode: 0o700 });
  try {
    stopOnSignals(await startBackend(installation, logger, tellFirstLink), logger);
  } catch (thrown) {
    logger.error("backend.not-started", faultFields(thrown));
    say(sentenceOf(thrown));
    process.exit(1);
  }
}

/** By the code of what Node threw: which of ours it was, and what helps. */
const remedies: Readonly<Record<string, (address: string, port: string) => string>> = {
  EADDRINUSE: (address, port) =>
    `Another program listens on ${address}:${port} already. End it, or set PORT or METRICS_LISTEN to another port.`,
  EADDRNOTAVAIL: (address) =>
    `This machine has no address ${address}. Set HOST or METRICS_LISTEN to one of its own.`,
  EACCES: (_address, port) => `This account may not listen on port ${port}. Set PORT to one above 1023.`,
};

function sentenceOf(thrown: unknown): string {
  const { code, address, port, message } = thrown as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  return remedies[code ?? ""]?.(address ?? "", String(port ?? "")) ?? message;
}

await main();
