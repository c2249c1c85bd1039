import type { Browser } from "@playwright/test";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import { framesOf, kinds } from "./attacks.ts";
import { chanceOf, type Chance } from "./chance.ts";
import { mutated } from "./mutate.ts";
import { openPhone, type PhonePage } from "./phone-page.ts";
import { makeCall } from "./proper-call.ts";
import type { HostileResult, Share } from "./result.ts";
import type { Frame, HostileSite } from "./site.ts";
import { plausible } from "./templates.ts";

export interface HostilePlan {
  readonly seed: number;
  /** Mutated ones, beside those of the named attacks. */
  readonly messages: number;
  /** Only one of so many of what there are many alike of in the named attacks. */
  readonly share: number;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

/** Messages between two questions whether the phone is there. */
const volley = 250;
/** Messages between two looks at the screen, with a proper call at the beginning of each. */
const round = 10_000;
/** Milliseconds an answer to OPTIONS may take behind a volley. */
const patience = 10_000;
/** Milliseconds after which SIP has forgotten what was (RFC 3261, 64 × T1). */
const afterlife = 36_000;
/** Milliseconds in which a phone that rings would begin its ring again. */
const ringing = 6_000;

/** A phone of ours, signed in to a server that is no friend. */
export async function playHostile(
  site: HostileSite,
  browser: Browser,
  plan: HostilePlan,
): Promise<HostileResult> {
  const { reporter, stopped } = plan;
  const { opponent } = site;
  const began = performance.now();
  const phone = await openPhone(browser, site.url);
  const chance = chanceOf(plan.seed);
  const calls = { tried: 0, up: 0 };
  const options = { asked: 0, answered: 0, slowest_ms: 0, asked_again: 0 };

  /** @returns the milliseconds until the phone said that it is there, or null when it did not. */
  async function ask(): Promise<number | null> {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    options.asked += 1;
    const before = site.sockets();
    let answer = await opponent.ask(patience);
    // Told that its registration is refused, as some mutated answers say, a phone begins anew on another socket. What was asked on
    // the one before is lost with it.
    if (answer === null && site.sockets() > before) {
      options.asked_again += 1;
      reporter.line(
        `  The phone has come again: ${String(site.sockets())} sockets so far. It is asked once more.`,
      );
      answer = await opponent.ask(patience);
    }
    if (answer === null) reporter.line("  OPTIONS was not answered.");
    else options.answered += 1;
    options.slowest_ms = Math.max(options.slowest_ms, answer ?? patience);
    return answer;
  }

  async function call(way: "in" | "out"): Promise<void> {
    calls.tried += 1;
    if (await makeCall(way, site, phone)) calls.up += 1;
    else reporter.line(`  A proper call ${way} did not come up.`);
  }

  async function attack(kind: Share["kind"], frames: Iterable<Frame>): Promise<Share> {
    let messages = 0;
    let answer: number | null = 0;
    await phone.page.evaluate(() => globalThis.hostileBegin());
    for (const frame of frames) {
      await site.send(frame);
      messages += 1;
      if (messages % volley === 0 && (await ask()) === null) answer = null;
    }
    const last = await ask();
    opponent.tidy();
    await ask();
    const calls_left = await phone.untilQuiet();
    if (calls_left > 0) {
      reporter.line(`  ${String(calls_left)} calls stayed after ${kind}.`);
      site.cut();
      await phone.page.waitForTimeout(3_000);
    }
    const longest_task_ms = await phone.page.evaluate(() => globalThis.hostileBegin());
    return { kind, messages, answer_ms: answer === null ? null : last, longest_task_ms, calls_left };
  }

  // What is fetched with the first call and compiled with the next is no leak.
  for (const way of ["in", "out"] as const) {
    await call(way);
    opponent.tidy();
    await phone.untilQuiet();
  }
  const before = await phone.heap();
  const { longTasks } = await phone.seen();
  const sent: Share[] = [];
  for (const kind of kinds) {
    await call("in");
    const share = await attack(kind, framesOf(kind, opponent, chance, plan.share));
    sent.push(share);
    reporter.line(
      `${kind}: ${String(share.messages)} messages, longest task ${share.longest_task_ms.toFixed(0)} ms.`,
    );
  }
  const shares: Share[] = [];
  for (let done = 0; done < plan.messages; done += round) {
    await call(shares.length % 2 === 0 ? "in" : "out");
    shares.push(await attack("mutated", mutations(site, chance, Math.min(round, plan.messages - done))));
    if (shares.length % 10 === 1)
      reporter.line(
        `Mutated: ${String(together(shares).messages)} messages, longest task ${together(shares).longest_task_ms.toFixed(0)} ms.`,
      );
  }
  if (shares.length > 0) sent.push(together(shares));
  return {
    ...(await aftermath(site, phone, plan, longTasks)),
    ...sums(sent),
    seed: plan.seed,
    sent,
    calls,
    heap_before_bytes: before,
    options,
    seconds: (performance.now() - began) / 1000,
  };
}

function* mutations({ opponent }: HostileSite, chance: Chance, many: number): Generator<Frame> {
  for (let left = many; left > 0; left -= 1) {
    const text = mutated(plausible(opponent, chance), chance);
    yield chance.oneIn(50) ? Buffer.from(text, chance.oneIn(2) ? "latin1" : "utf8") : text;
  }
}

const together = (shares: readonly Share[]): Share => ({
  kind: "mutated",
  messages: shares.reduce((sum, { messages }) => sum + messages, 0),
  longest_task_ms: Math.max(...shares.map(({ longest_task_ms }) => longest_task_ms)),
  answer_ms: shares.some(({ answer_ms }) => answer_ms === null) ? null : (shares.at(-1)?.answer_ms ?? null),
  calls_left: shares.reduce((sum, { calls_left }) => sum + calls_left, 0),
});

const sums = (sent: readonly Share[]) => ({
  messages: sent.reduce((sum, { messages }) => sum + messages, 0),
  calls_left: sent.reduce((sum, { calls_left }) => sum + calls_left, 0),
  longest_task_ms: Math.max(...sent.map(({ longest_task_ms }) => longest_task_ms)),
});

/** What is left once everything was taken back and SIP has forgotten it. */
async function aftermath(site: HostileSite, phone: PhonePage, { reporter }: HostilePlan, longTasks: number) {
  const quiet = await phone.seen();
  await phone.page.waitForTimeout(ringing);
  const { tones } = await phone.seen();
  reporter.line("Waiting until SIP has forgotten.");
  await phone.page.waitForTimeout(afterlife);
  const seen = await phone.seen();
  return {
    exceptions: seen.exceptions,
    exception_sorts: seen.sorts,
    longest_message_ms: seen.longestMessage,
    tasks_over_50_ms: seen.longTasks - longTasks,
    tones_left: tones - quiet.tones,
    peer_connections_left: seen.openConnections,
    script_ran: seen.scriptRan,
    dialogs_opened: phone.dialogs(),
    pages_left: phone.hasLeft(),
    sockets: site.sockets(),
    heap_after_bytes: await phone.heap(),
  };
}
