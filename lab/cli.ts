import { parseArgs } from "node:util";
import { businessNumbers } from "./cast.ts";
import { answer, call, down, log, status, up } from "./commands.ts";
import { LabError, describeError } from "./lab-error.ts";
import { advance, allow, graph, permission, refuse, write } from "./permission-commands.ts";
import { optionFault } from "./option-fault.ts";
import { customers } from "./meta-stand-in/customers.ts";

const HELP = `npm run lab -- COMMAND [--lab N]

The lab is a PBX (Asterisk on the rendered samples) and a stand-in for Meta, on loopback addresses of this machine.
Lab N has its PBX on 127.0.N.1 and Meta on 127.0.N.2; without --lab it is lab 0, which npm start uses, too.

  up          starts it in the background and says how to use it
  down        stops it
  status      says what runs and which calls there are; exit code 1 when it is not up
  call        lets a customer call:  --from ${customers[0].number} --to ${businessNumbers[0]?.number ?? ""}
              --payload TEXT  the payload of the button they pressed     --name TEXT  another display name
              --for SECONDS   hangs up after that long; without it the call goes on until one side ends it
  answer      makes a customer's ringing phone answer (the newest call, or --from their number)
  permission  says whom our numbers may call, and who has been asked
  allow       lets a customer accept the newest request, or allow calls without one:  --from and --to as in call
              --for-good      not only for a week
  refuse      lets a customer decline the newest request, or take their permission back
  write       lets a customer write, which opens 24 hours to write and ask freely:  --text TEXT
  advance     moves Meta's clock forward, to see permissions and limits expire:  --hours 168
  graph       prints where the Graph API is, with ids, secrets and tokens
  log         prints the PBX's log with every SIP message;  --follow goes on until Ctrl-C

  --help      this text`;

/** Runs one command. Everything a person can get wrong ends as a sentence and exit code 1 (2: wrong usage). */
async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(`${HELP}\n`);
    if (!values.help) process.exitCode = 2;
    return;
  }
  if (rest.length > 0) throw new UsageError(`"${rest.join(" ")}" is one word too many.`);
  if (!/^\d+$/.test(values.lab)) throw new UsageError(`--lab takes a number, not "${values.lab}".`);
  const index = Number(values.lab);
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run) throw new UsageError(`There is no command "${command}".`);
  return run(index, values);
}

type Values = ReturnType<typeof readArguments>["values"];

const commands: Readonly<Record<string, (index: number, values: Values) => Promise<void>>> = {
  up,
  down,
  status,
  call,
  answer: (index, { from }) => answer(index, from),
  permission,
  allow: (index, values) => allow(index, values, values["for-good"] ? "for good" : "a week"),
  refuse,
  write,
  advance: (index, { hours }) => advance(index, hours),
  graph,
  log: (index, { follow }) => log(index, follow),
};

class UsageError extends LabError {}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        lab: { type: "string", default: "0" },
        from: { type: "string" },
        to: { type: "string" },
        payload: { type: "string" },
        name: { type: "string" },
        for: { type: "string" },
        text: { type: "string" },
        hours: { type: "string" },
        "for-good": { type: "boolean", default: false },
        follow: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(optionFault(error));
  }
}

try {
  await main();
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`${describeError(error)}${usage ? " See: npm run lab -- --help" : ""}\n`);
  process.exitCode = usage ? 2 : 1;
}
