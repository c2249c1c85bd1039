import { until } from "../faults/until.ts";
import { goodAnswer } from "./descriptions.ts";
import { goodCall } from "./opponent.ts";
import type { PhonePage } from "./phone-page.ts";
import type { HostileSite } from "./site.ts";
import { answerTo, methodOf } from "./sip-text.ts";

/** Milliseconds a proper call may take to come up between two attacks. */
const patience = 8_000;

/** A proper call by the phone's own screen, to it or from it, so that the attacks find one that is up. @returns whether it came up. */
export async function makeCall(way: "in" | "out", site: HostileSite, { page }: PhonePage): Promise<boolean> {
  try {
    await (way === "in" ? callIn(site, page) : callOut(site, page));
    await page.getByRole("button", { name: "Hang up" }).first().waitFor({ timeout: patience });
    // The screen is sooner than the wire: what the server has not heard of, it could not take back.
    await until(() => site.opponent.dialogs().some(({ isUp }) => isUp), "the server's word of it", patience);
    return true;
  } catch {
    return false;
  }
}

async function callIn(site: HostileSite, page: PhonePage["page"]): Promise<void> {
  await site.send(goodCall(site.opponent));
  await page
    .getByRole("button", { name: /^Answer/ })
    .first()
    .click({ timeout: patience });
}

async function callOut({ opponent, send }: HostileSite, page: PhonePage["page"]): Promise<void> {
  const form = page.getByRole("form", { name: "Call a customer" });
  await form.getByRole("textbox").first().fill("+34655102030", { timeout: patience });
  await form.getByRole("button", { name: "Call", exact: true }).click({ timeout: patience });
  const invite = () => opponent.requests().findLast((request) => methodOf(request) === "INVITE");
  await until(() => invite() !== undefined, "an INVITE of the phone's", patience);
  const asked = invite();
  if (asked === undefined) return;
  await send(
    answerTo(
      asked,
      "200 OK",
      [
        ["Contact", "<sip:opponent@opponent.invalid;transport=ws>"],
        ["Content-Type", "application/sdp"],
      ],
      goodAnswer,
    ),
  );
}
