import { hoursFault } from "./call-hours.ts";
import type { CallSettings, SipServer } from "./call-settings.ts";
import { GraphFault } from "./graph-fault.ts";
import type { SettingsRequest } from "./settings-request.ts";

/** What decides on a change besides the settings themselves. */
export interface SettingsContext {
  /** Whose token it is. */
  readonly appId: string;
  /** Conversations a day that the number may begin. */
  readonly messagingLimit: number;
  readonly payment: "valid" | "missing";
  /** Whether some app is subscribed to the webhook field `calls`. */
  readonly callsSubscribed: boolean;
  readonly makePassword: () => string;
}

const LEAST_MESSAGING_LIMIT = 2000;

/**
 * The settings after a POST. What is not named stays as it is, but a named object is replaced as a whole, so call hours
 * without a holiday schedule have none.
 * @throws GraphFault with Meta's code when a rule is broken.
 */
export function applySettings(
  current: CallSettings,
  request: SettingsRequest,
  context: SettingsContext,
): CallSettings {
  const { sip, ...others } = request;
  const fault = request.call_hours && hoursFault(request.call_hours);
  if (fault !== undefined) throw new GraphFault(100, `calling.call_hours: ${fault}`);
  const servers = sip?.servers
    ? serversAfter(current.sip.servers, sip.servers[0], context)
    : current.sip.servers;
  const next: CallSettings = {
    ...current,
    ...named(others),
    sip: { ...current.sip, ...named({ ...sip, servers: undefined }), servers },
  };
  if (next.sip.status === "ENABLED" && servers.length === 0)
    throw new GraphFault(100, "calling.sip.status cannot be ENABLED without a SIP server.");
  if (request.status === "ENABLED") checkEnabling(next, context);
  return next;
}

/** Each app has at most one server on a number; its password stays until the server is cleared. */
function serversAfter(
  servers: readonly SipServer[],
  wanted: Omit<SipServer, "appId" | "password"> | undefined,
  { appId, makePassword }: SettingsContext,
): readonly SipServer[] {
  const others = servers.filter((server) => server.appId !== appId);
  if (!wanted) return others;
  const own = servers.find((server) => server.appId === appId);
  const set: SipServer = { ...wanted, appId, password: own?.password ?? makePassword() };
  return own ? servers.map((server) => (server === own ? set : server)) : [...servers, set];
}

function checkEnabling(
  next: CallSettings,
  { messagingLimit, payment, callsSubscribed }: SettingsContext,
): void {
  if (messagingLimit < LEAST_MESSAGING_LIMIT)
    throw new GraphFault(
      138015,
      `Calling needs a messaging limit of at least ${String(LEAST_MESSAGING_LIMIT)}; this number has ${String(messagingLimit)}.`,
    );
  if (payment === "missing") throw new GraphFault(131044, "The account has no valid payment method.");
  if (next.sip.status !== "ENABLED" && !callsSubscribed)
    throw new GraphFault(138018, "Set up SIP, or subscribe an app to the webhook field calls.");
}

/** Without the keys that were not sent. */
const named = <T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
