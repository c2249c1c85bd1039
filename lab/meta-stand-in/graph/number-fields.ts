import { parsePhoneNumber } from "libphonenumber-js/min";
import { GraphFault } from "./graph-fault.ts";
import { isRestricted } from "./permissions.ts";
import type { PhoneNumber, World } from "./world.ts";

/** What a GET without `fields` shows. */
const USUAL = ["verified_name", "code_verification_status", "display_phone_number", "quality_rating"];

/** A number as the Graph API shows it. @throws GraphFault 100 for a field it does not have. */
export function showNumber(world: World, number: PhoneNumber, fields: readonly string[] = USUAL): unknown {
  const { id, verifiedName, quality, status, kind } = number;
  const parsed = parsePhoneNumber(number.number);
  const all = {
    id,
    display_phone_number: parsed.formatInternational(),
    verified_name: verifiedName,
    code_verification_status: "VERIFIED",
    quality_rating: quality,
    status,
    messaging_limit_tier: tierOf(number.messagingLimit),
    whatsapp_business_manager_messaging_limit: tierOf(number.messagingLimit),
    country_code: parsed.country,
    country_dial_code: parsed.countryCallingCode,
    account_mode: kind === "test" ? "SANDBOX" : "LIVE",
    platform_type: "CLOUD_API",
    host_platform: "CLOUD_API",
    is_official_business_account: false,
    name_status: "APPROVED",
    throughput: { level: "STANDARD" },
    health_status: healthOf(world, number),
  };
  return showWith(all, fields);
}

/** The named fields of an object, and always its id. @throws GraphFault 100 for one it does not have. */
export function showWith(all: Record<string, unknown>, fields: readonly string[] | undefined): unknown {
  if (!fields) return all;
  const unknown = fields.find((field) => !(field in all));
  if (unknown !== undefined)
    throw new GraphFault(100, `Tried accessing nonexisting field (${unknown}) on the object.`);
  return Object.fromEntries(["id", ...fields].map((field) => [field, all[field]]));
}

/** As the Health Status API tells it; the name can_receive_call_sip is all that is known of its calling part. */
function healthOf(world: World, number: PhoneNumber): unknown {
  const { settings } = number;
  const restricted = isRestricted(number, "RESTRICTED_USER_INITIATED_CALLING", world.clock.now());
  const reachable = settings.status === "ENABLED" && settings.sip.status === "ENABLED";
  const sip = !reachable ? "BLOCKED" : restricted ? "LIMITED" : "AVAILABLE";
  const message = number.status === "CONNECTED" ? "AVAILABLE" : "BLOCKED";
  return {
    can_send_message: message,
    entities: [
      { entity_type: "PHONE_NUMBER", id: number.id, can_send_message: message, can_receive_call_sip: sip },
      { entity_type: "WABA", id: world.wabaId, can_send_message: "AVAILABLE" },
    ],
  };
}

const TIERS = [
  [250, "TIER_250"],
  [1000, "TIER_1K"],
  [2000, "TIER_2K"],
  [10_000, "TIER_10K"],
  [100_000, "TIER_100K"],
] as const;

const tierOf = (limit: number): string => TIERS.find(([most]) => limit <= most)?.[1] ?? "TIER_UNLIMITED";
