import { createReadStream } from "node:fs";
import { stat, watch } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { accountNumbers } from "./cast.ts";
import { labStatus, openLab, startLab, stopLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { LabError } from "./lab-error.ts";
import type { CallFacts, CustomerCall } from "./meta-stand-in/customer-call.ts";
import type { CallIn } from "./meta-stand-in/meta.ts";
import { describeAsked, describeBehaviour } from "./meta-stand-in/customers.ts";
import { createReporter } from "./reporter.ts";

const A_DAY_MS = 86_400_000;

/** A line for the person at the terminal. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `up`: the lab stays when this process has ended. */
export async function up(index: number): Promise<void> {
  const started = Date.now();
  const lab = await startLab({ index, background: true, reporter: createReporter() });
  say(`Lab ${String(index)} is up after ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
  say(`PBX        ${lab.pbx.webSocketUrl}   SIP domain ${lab.pbx.host}`);
  say(`           trust ${lab.pbx.authorityFile}`);
  say(
    `Agents     ${lab.pbx.agents.map(({ user, name, password }) => `${user} ${name}: ${password}`).join("\n           ")}`,
  );
  say(
    `Numbers    ${lab.businessNumbers.map(({ number, label }) => `${number} ${label}`).join("\n           ")}`,
  );
  say(`Graph API  ${lab.meta.graph.url}/v26.0   ids and token: npm run lab -- graph --lab ${String(index)}`);
  say("Customers, and what happens when you call them");
  for (const { number, name, behaviour, allowed, asked } of lab.customers) {
    const refusal =
      allowed === "no"
        ? ` Has not allowed it. Asked: ${describeAsked(asked) ?? "Waits for you to decide."}`
        : "";
    say(`           ${number} ${name}: ${describeBehaviour(behaviour)}${refusal}`);
  }
  say(
    `\nLet one call: npm run lab -- call --lab ${String(index)}     Stop: npm run lab -- down --lab ${String(index)}`,
  );
  lab.meta.detach();
}

/** `down`: not being up is fine. */
export async function down(index: number): Promise<void> {
  const stopped = await stopLab(index);
  say(
    stopped.length > 0
      ? `Lab ${String(index)} is down (${stopped.join(", ")}).`
      : `Lab ${String(index)} was not up.`,
  );
}

/** `status`: what really runs, asked of the processes themselves. */
export async function status(index: number): Promise<void> {
  const parts = await labStatus(index);
  for (const { name, pid } of parts)
    say(`${name.padEnd(12)} ${pid === undefined ? "does not run" : `runs, process ${String(pid)}`}`);
  if (parts.some(({ pid }) => pid === undefined)) {
    process.exitCode = 1;
    return;
  }
  await withLab(index, async (lab) => {
    const contacts = await lab.pbx.ari.get<{ resource: string; state: string }[]>("endpoints/PJSIP");
    const online = lab.pbx.agents.filter(({ user }) =>
      contacts.some(({ resource, state }) => resource === user && state === "online"),
    );
    say(
      `agents       ${online.length > 0 ? online.map(({ user, name }) => `${user} ${name}`).join(", ") : "none is signed in"}`,
    );
    const calls = lab.meta.calls();
    say(`calls        ${calls.length > 0 ? calls.map(describeCall).join("\n             ") : "none"}`);
  });
}

export interface CallOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly name?: string | undefined;
  readonly payload?: string | undefined;
  readonly for?: string | undefined;
}

/** `call`: a customer calls; stays until the call has ended. */
export async function call(index: number, options: CallOptions): Promise<void> {
  const seconds = options.for === undefined ? undefined : Number(options.for);
  if (seconds !== undefined && !(seconds > 0))
    throw new LabError(`--for takes seconds, not "${options.for ?? ""}".`);
  await withLab(index, async (lab) => {
    const made = await lab.meta.callIn(callInOf(lab, options));
    say(describeCall(made));
    if (seconds !== undefined)
      void delay(seconds * 1000, undefined, { ref: false }).then(() => made.hangUp());
    await follow(made);
  });
}

function callInOf(lab: Lab, { from, to, name, payload }: CallOptions): CallIn {
  const numbers = accountNumbers.map(({ number }) => number);
  const called = to ?? lab.businessNumbers[0]?.number ?? "";
  if (!numbers.includes(called))
    throw new LabError(`${called} is none of our numbers. Give one of: ${numbers.join(", ")}.`);
  return {
    from: from ?? lab.customers[0]?.number ?? "",
    to: called,
    ...(name === undefined ? {} : { name }),
    ...(payload === undefined ? {} : { payload }),
  };
}

/** Says what becomes of a call until it has ended. */
async function follow(made: CustomerCall): Promise<void> {
  for (const state of ["ringing", "answered"] as const)
    await made.until(state, A_DAY_MS).then(
      () => say(describeCall(made)),
      // Ended before: said below.
      () => undefined,
    );
  await made.until("ended", A_DAY_MS);
  say(describeCall(made));
}

/** `answer`: the customer picks up. */
export async function answer(index: number, from: string | undefined): Promise<void> {
  await withLab(index, async (lab) => {
    const ringing = lab.meta
      .calls()
      .filter((each) => each.facts().direction === "to-customer" && each.state() === "ringing")
      .filter((each) => from === undefined || each.facts().customer.number === from)
      .at(-1);
    if (!ringing)
      throw new LabError(`No customer's phone rings${from ? ` at ${from}` : ""}. Call one first.`);
    await ringing.answer();
    await ringing.until("answered");
    say(describeCall(ringing));
  });
}

/** `log`: the whole log, then what comes. */
export async function log(index: number, follow: boolean): Promise<void> {
  const file = await withLab(index, (lab) => Promise.resolve(lab.pbx.logFile));
  let printed = await printFrom(file, 0);
  if (!follow) return;
  for await (const change of watch(file))
    if (change.eventType === "change") printed = await printFrom(file, printed);
}

async function printFrom(file: string, start: number): Promise<number> {
  const { size } = await stat(file);
  if (size > start)
    await pipeline(createReadStream(file, { start, end: size - 1 }), process.stdout, { end: false });
  return size;
}

function describeCall(each: CustomerCall): string {
  return describeFacts(each.facts());
}

/** A call in one line. */
export function describeFacts({
  customer,
  direction,
  businessNumber,
  state,
  end,
  digits,
}: CallFacts): string {
  const arrow = direction === "from-customer" ? "calls" : "is called by";
  return (
    `${customer.name} (${customer.number}) ${arrow} ${businessNumber}: ${state}` +
    (end ? `, ${end.text}` : "") +
    (digits ? `, keys ${digits}` : "")
  );
}

/** Does something with a lab that is up, and leaves it up. */
export async function withLab<T>(index: number, work: (lab: Lab) => Promise<T>): Promise<T> {
  const lab = await openLab(index);
  try {
    return await work(lab);
  } finally {
    lab.meta.detach();
  }
}
