/** Whether a business number may call a customer. Times are milliseconds since 1970. */
export type Permission =
  | { readonly status: "no_permission" }
  | { readonly status: "temporary"; readonly expiresAt: number }
  | { readonly status: "permanent" };

/** What a customer does with a request. */
export type Answer = "accept" | "accept-for-good" | "decline";

/** A question whether the business may call. */
export interface PermissionRequest {
  /** The id of the message: "wamid…". */
  readonly id: string;
  readonly askedAt: number;
  readonly form: "free-form" | "template";
  readonly text: string;
  readonly answer: { readonly given: Answer; readonly at: number } | undefined;
}

/** What Meta keeps of one business number and one customer. */
export interface Pair {
  readonly permission: Permission;
  readonly requests: readonly PermissionRequest[];
  /** Requests that count against the limits: a connected call forgives them. */
  readonly askedAt: readonly number[];
  /** Calls of the business that the customer answered. */
  readonly connectedAt: readonly number[];
  /** Calls of the business that came to nothing, since the last that did. */
  readonly unansweredInARow: number;
  /** The customer service window, in which the business may write freely. */
  readonly windowUntil: number;
  /** What WhatsApp itself wrote to the customer. */
  readonly notes: readonly { readonly at: number; readonly text: string }[];
}

export type NumberKind = "production" | "test";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Meta's limits for one number and one customer. */
export const LIMITS = {
  production: { requestsPerDay: 1, requestsPerWeek: 2, unansweredToWarn: 2, unansweredToRevoke: 4 },
  test: { requestsPerDay: 25, requestsPerWeek: 100, unansweredToWarn: 5, unansweredToRevoke: 10 },
} as const;
export const CONNECTED_PER_DAY = 100;

export const strangers: Pair = {
  permission: { status: "no_permission" },
  requests: [],
  askedAt: [],
  connectedAt: [],
  unansweredInARow: 0,
  windowUntil: 0,
  notes: [],
};

const since = (times: readonly number[], now: number, span: number): readonly number[] =>
  times.filter((time) => time > now - span);

/** The permission as it counts now: a temporary one ends without anybody being told. */
export function permissionAt({ permission }: Pair, now: number): Permission {
  return permission.status === "temporary" && permission.expiresAt <= now
    ? { status: "no_permission" }
    : permission;
}

export const isWindowOpen = (pair: Pair, now: number): boolean => pair.windowUntil > now;

/** How much of a limit is used, as `limits` of call_permissions has it. */
interface Usage {
  readonly time_period: "PT24H" | "P7D";
  readonly max_allowed: number;
  readonly current_usage: number;
  /** When there is room again, in seconds; absent while there is. */
  readonly limit_expiration_time?: number;
}

function usage(period: Usage["time_period"], times: readonly number[], now: number, most: number): Usage {
  const span = period === "PT24H" ? DAY : WEEK;
  const counted = since(times, now, span);
  const freed = counted.at(-most);
  return {
    time_period: period,
    max_allowed: most,
    current_usage: counted.length,
    ...(freed === undefined ? {} : { limit_expiration_time: seconds(freed + span) }),
  };
}

export const requestUsage = ({ askedAt }: Pair, kind: NumberKind, now: number): readonly Usage[] => [
  usage("PT24H", askedAt, now, LIMITS[kind].requestsPerDay),
  usage("P7D", askedAt, now, LIMITS[kind].requestsPerWeek),
];
export const callUsage = ({ connectedAt }: Pair, now: number): readonly Usage[] => [
  usage("PT24H", connectedAt, now, CONNECTED_PER_DAY),
];
export const hasRoom = (limits: readonly Usage[]): boolean =>
  limits.every((limit) => limit.current_usage < limit.max_allowed);

/** The answer of call_permissions. `calling` is whether the number may begin calls and ask at all. */
export function permissionAnswer(
  pair: Pair,
  kind: NumberKind,
  calling: "possible" | "impossible",
  now: number,
): unknown {
  const permission = permissionAt(pair, now);
  const requests = requestUsage(pair, kind, now);
  const calls = callUsage(pair, now);
  const mayAsk = calling === "possible" && permission.status !== "permanent" && hasRoom(requests);
  const mayCall = calling === "possible" && permission.status !== "no_permission" && hasRoom(calls);
  return {
    messaging_product: "whatsapp",
    permission: {
      status: permission.status,
      ...(permission.status === "temporary" ? { expiration_time: seconds(permission.expiresAt) } : {}),
    },
    actions: [
      { action_name: "send_call_permission_request", can_perform_action: mayAsk, limits: requests },
      { action_name: "start_call", can_perform_action: mayCall, limits: calls },
    ],
  };
}

export function ask(pair: Pair, request: PermissionRequest): Pair {
  return {
    ...pair,
    requests: [...pair.requests, request],
    askedAt: [...pair.askedAt, request.askedAt],
  };
}

/**
 * Whether the customer can still act on a request: for 7 days after it came, for 7 more after an answer, in which they may
 * change their mind, and not once they have acted on a newer one.
 */
export function isOpenRequest(pair: Pair, request: PermissionRequest, now: number): boolean {
  const superseded = pair.requests.some(
    (other) => other.askedAt > request.askedAt && other.answer !== undefined,
  );
  return !superseded && (request.answer?.at ?? request.askedAt) > now - WEEK;
}

export const pendingRequests = (pair: Pair, now: number): readonly PermissionRequest[] =>
  pair.requests.filter((request) => !request.answer && isOpenRequest(pair, request, now));

export function answerRequest(pair: Pair, id: string, given: Answer, now: number): Pair {
  return {
    ...pair,
    permission: permissionOf(given, now),
    // A fresh permission begins with a clean record.
    unansweredInARow: given === "decline" ? pair.unansweredInARow : 0,
    requests: pair.requests.map((request) =>
      request.id === id ? { ...request, answer: { given, at: now } } : request,
    ),
  };
}

export function permissionOf(given: Answer, now: number): Permission {
  switch (given) {
    case "accept":
      return { status: "temporary", expiresAt: now + WEEK };
    case "accept-for-good":
      return { status: "permanent" };
    case "decline":
      return { status: "no_permission" };
  }
}

/** What becomes of a pair when the customer calls or writes: the business may write freely for a day. */
export const openWindow = (pair: Pair, now: number): Pair => ({ ...pair, windowUntil: now + DAY });

/** A call between the two that was answered, whoever began it. */
export function connected(pair: Pair, by: "business" | "customer", now: number): Pair {
  return {
    ...pair,
    askedAt: [],
    unansweredInARow: 0,
    connectedAt: by === "business" ? [...since(pair.connectedAt, now, DAY), now] : pair.connectedAt,
  };
}

export interface Unanswered {
  readonly pair: Pair;
  readonly consequence: "none" | "warned" | "revoked";
}

/** A call of the business that was declined, not answered, or cancelled before. */
export function unanswered(pair: Pair, kind: NumberKind, now: number): Unanswered {
  const { unansweredToWarn, unansweredToRevoke } = LIMITS[kind];
  const count = pair.unansweredInARow + 1;
  const note = (text: string) => ({ notes: [...pair.notes, { at: now, text }] });
  if (count >= unansweredToRevoke)
    return {
      consequence: "revoked",
      pair: {
        ...pair,
        ...note("WhatsApp has taken back the permission to call, after calls that were not answered."),
        permission: { status: "no_permission" },
        unansweredInARow: 0,
      },
    };
  if (count === unansweredToWarn)
    return {
      consequence: "warned",
      pair: {
        ...pair,
        ...note("WhatsApp has asked whether this business should go on calling."),
        unansweredInARow: count,
      },
    };
  return { consequence: "none", pair: { ...pair, unansweredInARow: count } };
}

export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
