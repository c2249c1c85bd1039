import * as v from "valibot";
import { defaultShiftPolicy, type ShiftPolicy } from "../core/shift/policy.ts";

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));
const businessNumber = v.pipe(v.string(), v.regex(/^\+\d{8,15}$/, "must be + and 8 to 15 digits"));

const seconds = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

const agent = v.object({
  user: text(64),
  password: text(256),
  name: text(80),
  /** With a backend. */
  role: v.optional(v.picklist(["agent", "supervisor", "administrator"])),
});

const file = v.custom<object>(
  (read) => typeof read === "object" && read !== null && !Array.isArray(read),
  "must be an object in braces",
);

const decisions = v.object({
  /** Where Asterisk's WebSocket is: a path of this site ("/ws"), or a wss:// address. Absent: the agent types it. */
  webSocketUrl: v.optional(text(500)),
  /** Host part of the agents' SIP addresses. Absent: the host of webSocketUrl. */
  domain: v.optional(v.pipe(text(253), v.regex(/^[A-Za-z0-9.-]+$/, "must be a host name"))),
  /**
   * The backend: `true` for this site's own, or a path of this site that leads to it ("/calls"). Absent: Ringbridge runs
   * alone, and agents sign in at Asterisk with their SIP password.
   */
  backend: v.optional(
    v.union([
      v.boolean(),
      v.pipe(text(200), v.regex(/^\/(?!\/)/, "must be a path of this site, such as /calls")),
    ]),
  ),
  businessNumbers: v.optional(v.array(v.object({ number: businessNumber, label: text(60) })), []),
  /** Who has a phone, for transfers and calls inside the company. With a backend: it knows them itself. */
  colleagues: v.optional(
    v.array(
      v.object({
        extension: v.pipe(v.string(), v.regex(/^[1-9]\d{1,5}$/, "must be 2 to 6 digits, such as 1001")),
        name: text(80),
      }),
    ),
    [],
  ),
  /** STUN and TURN servers; none when the browser reaches Asterisk's media ports directly. */
  iceServers: v.optional(
    v.array(
      v.object({
        urls: v.union([text(500), v.array(text(500))]),
        username: v.optional(text(500)),
        credential: v.optional(text(500)),
      }),
    ),
    [],
  ),
  /** What the company decides about the agents' shifts; what is absent is as in core/shift/policy.ts. */
  shift: v.optional(
    v.object({
      /** Short ids, such as "lunch". */
      pauseReasons: v.optional(
        v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, "must be small letters, digits and -"))),
      ),
      wrapUpSeconds: v.optional(seconds(3_600)),
      /** Pauses an agent who lets a call ring for so long; null never does. */
      pauseWhenUnansweredSeconds: v.optional(v.nullable(seconds(600))),
      autoAnswer: v.optional(
        v.object({
          calls: v.picklist(["none", "colleagues", "customers", "all"]),
          /** Not at once: a queue may take a phone that answers within milliseconds for busy long after. */
          afterSeconds: v.optional(
            v.pipe(
              v.number(),
              v.integer(),
              v.minValue(1, "must be 1 to 60"),
              v.maxValue(60, "must be 1 to 60"),
            ),
          ),
        }),
      ),
    }),
  ),
  /** How many days a browser keeps its agents' calls (whom, when, notes); what is older is wiped. */
  retentionDays: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, "must be 1 to 3650"),
      v.maxValue(3_650, "must be 1 to 3650"),
    ),
    30,
  ),
  /** Only a lab has these: agents that sign in by one click. */
  demoAgents: v.optional(v.array(agent), []),
  /** Only a lab has this: the page where customers call, a path of this site. */
  labUrl: v.optional(v.pipe(text(500), v.regex(/^\/(?!\/)/, "must be a path of this site, such as /lab/"))),
});

const schema = v.pipe(file, decisions);

/** What whoever installed Ringbridge decided for all agents: the file ringbridge.json beside index.html. */
export type Deployment = v.InferOutput<typeof schema>;

/** The company's decisions in the shift's own terms. */
export function shiftPolicyOf({ shift = {} }: Pick<Deployment, "shift">): ShiftPolicy {
  const { autoAnswer } = shift;
  return {
    pauseReasons: shift.pauseReasons ?? defaultShiftPolicy.pauseReasons,
    wrapUp: shift.wrapUpSeconds ?? defaultShiftPolicy.wrapUp,
    pauseWhenUnanswered: shift.pauseWhenUnansweredSeconds ?? defaultShiftPolicy.pauseWhenUnanswered,
    autoAnswer: {
      calls: autoAnswer?.calls ?? defaultShiftPolicy.autoAnswer.calls,
      after: autoAnswer?.afterSeconds ?? defaultShiftPolicy.autoAnswer.after,
    },
  };
}

export type ReadDeployment =
  | { readonly kind: "read"; readonly deployment: Deployment }
  /** `fault` names the value and what it must be. */
  | { readonly kind: "faulty"; readonly fault: string }
  /** The server cannot be reached; the page itself came from what the browser keeps. */
  | { readonly kind: "unreachable" };

/** Checks the text of ringbridge.json. An empty or missing file means "no decisions made": everything default. */
export function readDeployment(text: string): ReadDeployment {
  let json: unknown;
  try {
    json = text.trim() === "" ? {} : JSON.parse(text);
  } catch (error) {
    return { kind: "faulty", fault: `it is not JSON (${String(error)})` };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { kind: "read", deployment: parsed.output };
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  return { kind: "faulty", fault: faults.join("; ") };
}

/**
 * Fetches ringbridge.json from beside the page, unless that is under way. Never throws; a site without the file has the
 * defaults.
 */
export async function fetchDeployment(base: string, underWay?: Promise<Response>): Promise<ReadDeployment> {
  try {
    const response = await (underWay ?? fetch(new URL("ringbridge.json", base), { cache: "no-cache" }));
    // A server that answers every path with index.html has no such file either.
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return readDeployment(response.ok && isJson ? await response.text() : "");
  } catch {
    return { kind: "unreachable" };
  }
}
