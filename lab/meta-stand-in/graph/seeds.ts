import { PBX_HOST, businessNumbers, unconnectedNumbers } from "../../cast.ts";
import { customers } from "../customers.ts";
import { phoneNumberId } from "../meta-facts.ts";
import type { BusinessAccount, MetaSecrets } from "../meta-facts.ts";
import { untouchedSettings } from "./call-settings.ts";
import type { CallSettings } from "./call-settings.ts";
import { DAY, permissionOf, strangers } from "./pair.ts";
import type { Permission } from "./pair.ts";
import type { App, PhoneNumber, World } from "./world.ts";

/** What every app of ours has subscribed to in its dashboard; `calls` is for those without SIP. */
const USUAL_FIELDS = ["messages", "account_update", "account_settings_update"];

/** The first is subscribed to the account's webhooks, the other only has a token for it. */
export const firstApps = ({ apps }: MetaSecrets): readonly App[] =>
  apps.map((app, place) => ({
    ...app,
    subscription: place === 0 ? "subscribed" : "unsubscribed",
    callback: undefined,
    fields: USUAL_FIELDS,
  }));

/** The numbers of the PBX, set up for it, and those that nobody has set up. */
export function firstNumbers(
  accounts: readonly BusinessAccount[],
  { apps: [app] }: MetaSecrets,
): readonly PhoneNumber[] {
  const numberOf = (number: string, label: string, settings: CallSettings): PhoneNumber => ({
    id: phoneNumberId(number),
    number,
    verifiedName: `Ringbridge ${label}`,
    kind: "production",
    messagingLimit: label === "Newsletter" ? 1000 : 10_000,
    payment: "valid",
    quality: "GREEN",
    status: "CONNECTED",
    settings,
    restrictions: [],
  });
  return [
    ...businessNumbers.map(({ number, label }) => {
      const password = accounts.find((account) => account.number === number)?.password ?? "";
      return numberOf(number, label, {
        ...untouchedSettings,
        status: "ENABLED",
        // So that both can be seen: Sales may call back whoever called, Support may not.
        callback_permission_status: label === "Sales" ? "ENABLED" : "DISABLED",
        sip: {
          status: "ENABLED",
          servers: [{ appId: app.id, hostname: PBX_HOST, port: 5061, password }],
        },
        srtp_key_exchange_protocol: "SDES",
      });
    }),
    ...unconnectedNumbers.map(({ number, label }) => numberOf(number, label, untouchedSettings)),
  ];
}

/** What customers have allowed the PBX's numbers before the lab began. */
export function grantFirstPermissions(world: World): void {
  const connected = businessNumbers.map(({ number }) => number);
  const now = world.clock.now();
  const permissions: Record<"for-good" | "for-now", Permission> = {
    "for-good": permissionOf("accept-for-good", now),
    "for-now": permissionOf("accept", now - DAY),
  };
  for (const number of world.numbers().filter((each) => connected.includes(each.number)))
    for (const { number: customer, allowed } of customers)
      if (allowed !== "no")
        world.setPair(number, customer, { ...strangers, permission: permissions[allowed] });
}
