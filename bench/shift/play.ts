import type { Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import { allowCall } from "../allow-call.ts";
import { untilQuiet } from "../phones/pbx.ts";
import { patience, within } from "../within.ts";
import { kindOf, kinds, type Kind } from "./result.ts";

/** They call in turns: Lucía, Marta, Haruto, Joy, Camille, Sanne. */
const customers = [
  "+34655102030",
  "+4915123456789",
  "+819012345678",
  "+6581234567",
  "+33612345678",
  "+31612345678",
] as const;
/** They take what is transferred to them in turns: Paulo, Lucía, Marta, Joy, Camille, Sanne. */
const others = [
  "+351912345678",
  "+34655102030",
  "+4915123456789",
  "+6581234567",
  "+33612345678",
  "+31612345678",
] as const;
const ourNumber = "+12145550111";

/** Plays the call with this number, from 0, through the phone's own screen, until nothing of it is left at Asterisk. @throws when a step takes too long. */
export async function playCall(call: number, page: Page, lab: Lab): Promise<void> {
  const kind = kindOf(call);
  const customer = customers[call % customers.length] ?? customers[0];
  const another = otherThan(customer, Math.floor(call / kinds.length));
  await allowCall(lab, { number: ourNumber, customer: another });
  const made = await lab.meta.callIn({ from: customer, to: ourNumber, audio: "echo" });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const click = (name: string): Promise<void> => button(name).click({ timeout: patience });
  await button("Answer").waitFor({ timeout: patience });
  if (kind !== "declined" && kind !== "missed") {
    await click("Answer");
    await page.getByText("Connected", { exact: true }).first().waitFor({ timeout: patience });
  }
  await ends[kind](made, click, page, another);
  await within(made.until("ended"));
  await within(untilQuiet(lab));
  await page.getByRole("button", { name: "Hang up" }).waitFor({ state: "detached", timeout: patience });
}

/** Who is in turn, or the next when that is the one who calls. */
function otherThan(customer: string, turn: number): string {
  const [first, second] = [0, 1].map((step) => others[(turn + step) % others.length] ?? others[0]);
  return (first === customer ? second : first) ?? others[0];
}

type End = (
  call: CustomerCall,
  click: (name: string) => Promise<void>,
  page: Page,
  another: string,
) => Promise<void>;

const ends: Readonly<Record<Kind, End>> = {
  declined: (_call, click) => click("Decline"),
  missed: (call) => call.hangUp(),
  held: async (_call, click) => {
    await click("Hold");
    await click("Resume");
    await click("Hang up");
  },
  transferred: async (call, click, page, another) => {
    await click("Transfer");
    const picker = page.getByRole("region", { name: /^Transfer / });
    await picker.getByRole("combobox").fill(another, { timeout: patience });
    await click("Transfer now");
    await page.getByRole("button", { name: "Hang up" }).waitFor({ state: "detached", timeout: patience });
    await call.hangUp();
  },
  answered: (call) => call.hangUp(),
};
