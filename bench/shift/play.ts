import type { Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import { untilQuiet } from "../phones/pbx.ts";
import { patience, within } from "../within.ts";
import { kindOf, type Kind } from "./result.ts";

/** They call in turns: Lucía, Marta, Haruto, Joy, Camille, Sanne. Paulo takes whatever is transferred to him. */
const customers = [
  "+34655102030",
  "+4915123456789",
  "+819012345678",
  "+6581234567",
  "+33612345678",
  "+31612345678",
] as const;
const another = "+351912345678";
const ourNumber = "+12145550111";

/** Plays the call with this number, from 0, through the phone's own screen, until nothing of it is left at Asterisk. @throws when a step takes too long. */
export async function playCall(call: number, page: Page, lab: Lab): Promise<void> {
  const kind = kindOf(call);
  const customer = customers[call % customers.length] ?? customers[0];
  // WhatsApp takes the permission away after four calls that come to nothing.
  await lab.meta.graph.grant({ number: ourNumber, customer: another }, "permanent");
  const made = await lab.meta.callIn({ from: customer, to: ourNumber, audio: "echo" });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const click = (name: string): Promise<void> => button(name).click({ timeout: patience });
  await button("Answer").waitFor({ timeout: patience });
  if (kind !== "declined" && kind !== "missed") {
    await click("Answer");
    await page.getByText("Connected", { exact: true }).first().waitFor({ timeout: patience });
  }
  await ends[kind](made, click, page);
  await within(made.until("ended"));
  await within(untilQuiet(lab));
  await page.getByRole("button", { name: "Hang up" }).waitFor({ state: "detached", timeout: patience });
}

type End = (call: CustomerCall, click: (name: string) => Promise<void>, page: Page) => Promise<void>;

const ends: Readonly<Record<Kind, End>> = {
  declined: (_call, click) => click("Decline"),
  missed: (call) => call.hangUp(),
  held: async (_call, click) => {
    await click("Hold");
    await click("Resume");
    await click("Hang up");
  },
  transferred: async (call, click, page) => {
    await click("Transfer");
    const picker = page.getByRole("region", { name: /^Transfer / });
    await picker.getByRole("combobox").fill(another, { timeout: patience });
    await click("Transfer now");
    await page.getByRole("button", { name: "Hang up" }).waitFor({ state: "detached", timeout: patience });
    await call.hangUp();
  },
  answered: (call) => call.hangUp(),
};
