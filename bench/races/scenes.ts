import { setTimeout as delay } from "node:timers/promises";
import type { Lab } from "../../lab/lab.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import { allowCall } from "../allow-call.ts";
import type { Chance } from "../hostile/chance.ts";
import type { AgentPage, AgentTab } from "./agent-page.ts";
import { legsOf } from "./judge.ts";
import { legsAt } from "./legs.ts";

/** Who and what takes part in a race. */
export interface Stage {
  readonly lab: Lab;
  /** Chance has decided which is which. */
  readonly one: AgentPage;
  readonly other: AgentPage;
  readonly chance: Chance;
  /** Notes what chance has chosen, to be told when the race is lost. */
  readonly note: (what: string) => void;
}

/** Whose calls come in. */
const callers = ["+34655102030", "+4915123456789", "+819012345678", "+6581234567"] as const;
/** Who answers at once, who after a second, who rings, who declines. */
const called = ["+351912345678", "+4915123456789", "+34655102030", "+819012345678", "+34612345678"] as const;
export const paulo = "+351912345678";
export const ourNumber = "+12145550111";

/** A customer calls; both agents ring. */
export async function ring(stage: Stage): Promise<CustomerCall> {
  const { lab, one, other, chance, note } = stage;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const call = await lab.meta.callIn({ from: chance.pick(callers), to: ourNumber, audio: "echo" });
    if (await bothAreRung(stage)) {
      await Promise.all([one.until("Answer"), other.until("Answer")]);
      return call;
    }
    // The queue hears late that an agent is free again, and rings the other one alone.
    note("called again");
    await call.hangUp();
    await delay(500);
  }
  throw new LabError("Asterisk's queue does not ring both agents.");
}

const mostAttempts = 5;

/** Whether Asterisk rings both phones within two seconds; what their screens say of it is another matter. */
async function bothAreRung({ lab, one, other }: Stage): Promise<boolean> {
  const deadline = Date.now() + 2_000;
  while (Date.now() < deadline) {
    const legs = await legsAt(lab.pbx.ari);
    if ([one, other].every(({ user }) => legsOf(user, legs).length > 0)) return true;
    await delay(20);
  }
  return false;
}

/** A customer and the first agent talk. */
export async function talk(stage: Stage): Promise<CustomerCall> {
  const call = await ring(stage);
  await stage.one.click("Answer");
  await stage.one.until("Hold");
  await call.until("answered");
  return call;
}

/** The first agent calls the second, and they talk. */
export async function talkInside({ one, other }: Stage): Promise<void> {
  await one.type(other.user);
  await one.click(`Call ${other.name} (${other.user})`);
  await other.until("Answer");
  await other.click("Answer");
  await Promise.all([one.until("Hold"), other.until("Hold")]);
}

/** Does both, the second so many milliseconds after the first, or before it. */
export async function meet(
  { chance, note }: Stage,
  spread: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<void> {
  const gap = chance.below(2 * spread + 1) - spread;
  note(`${String(gap)} ms`);
  const late = async (wait: number, work: () => Promise<unknown>): Promise<void> => {
    if (wait > 0) await delay(wait);
    await work();
  };
  await Promise.all([late(-gap, first), late(gap, second)]);
}

/** Milliseconds for which two tabs must agree: a click in the one is a message on its way to the other. */
const forGood = 500;

/**
 * Waits until both tabs of an agent show the same buttons of calls, and go on to. @throws when they do not in five seconds,
 * and when the second, where the phone is not, has opened a microphone.
 */
export async function untilTheSame(one: AgentTab, other: AgentTab): Promise<void> {
  const deadline = Date.now() + 5_000;
  let since = Date.now();
  for (;;) {
    const [here, there] = await Promise.all([one.view(), other.view()]);
    const [shown, also] = [here.buttons.join(", "), there.buttons.join(", ")];
    if (there.openMicrophones > 0) throw new LabError("A tab without the phone has opened a microphone.");
    if (shown !== also) since = Date.now();
    else if (Date.now() - since > forGood) return;
    if (Date.now() > deadline) throw new LabError(`One tab shows "${shown}", the other "${also}".`);
    await delay(25);
  }
}

/** Lets an agent call somebody outside. */
export async function typeNumber({ lab, one, chance, note }: Stage): Promise<void> {
  const customer = chance.pick(called);
  note(customer);
  await allowCall(lab, { number: ourNumber, customer });
  await one.type(customer);
}
