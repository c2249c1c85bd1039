import * as z from "zod/mini";
import { defaultShiftPolicy, type ShiftPolicy } from "../core/shift/policy.ts";

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const businessNumber = z.string().check(z.regex(/^\+\d{8,15}$/, "must be + and 8 to 15 digits"));

const seconds = (most: number) => z.number().check(z.int(), z.gte(0), z.lte(most));

const agent = z.object({
  user: text(64),
  password: text(256),
  name: text(80),
  /** With a backend. */
  role: z.optional(z.enum(["agent", "supervisor", "administrator"])),
});

const schema = z.object({
  /** Where Asterisk's WebSocket is: a path of this site ("/ws"), or a wss:// address. Absent: the agent types it. */
  webSocketUrl: z.optional(text(500)),
  /** Host part of the agents' SIP addresses. Absent: the host of webSocketUrl. */
  domain: z.optional(text(253).check(z.regex(/^[A-Za-z0-9.-]+$/, "must be a host name"))),
  /**
   * The backend: `true` for this site's own, or a path of this site that leads to it ("/calls"). Absent: Ringbridge runs
   * alone, and agents sign in at Asterisk with their SIP password.
   */
  backend: z.optional(
    z.union([
      z.boolean(),
      text(200).check(z.regex(/^\/(?!\/)/, "must be a path of this site, such as /calls")),
    ]),
  ),
  businessNumbers: z._default(z.array(z.object({ number: businessNumber, label: text(60) })), []),
  /** Who has a phone, for transfers and calls inside the company. With a backend: it knows them itself. */
  colleagues: z._default(
    z.array(
      z.object({
        extension: z.string().check(z.regex(/^[1-9]\d{1,5}$/, "must be 2 to 6 digits, such as 1001")),
        name: text(80),
      }),
    ),
    [],
  ),
  /** STUN and TURN servers; none when the browser reaches Asterisk's media ports directly. */
  iceServers: z._default(
    z.array(
      z.object({
        urls: z.union([text(500), z.array(text(500))]),
        username: z.optional(text(500)),
        credential: z.optional(text(500)),
      }),
    ),
    [],
  ),
  /** What the company decides about the agents' shifts; what is absent is as in core/shift/policy.ts. */
  shift: z.optional(
    z.object({
      /** Short ids, such as "lunch". */
      pauseReasons: z.optional(
        z.array(z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, "must be small letters, digits and -"))),
      ),
      wrapUpSeconds: z.optional(seconds(3_600)),
      /** Pauses an agent who lets a call ring for so long; null never does. */
      pauseWhenUnansweredSeconds: z.optional(z.nullable(seconds(600))),
      autoAnswer: z.optional(
        z.object({
          calls: z.enum(["none", "colleagues", "customers", "all"]),
          afterSeconds: z.optional(seconds(60)),
        }),
      ),
    }),
  ),
  /** How many days a browser keeps its agents' calls (whom, when, notes); what is older is wiped. */
  retentionDays: z._default(
    z.int().check(z.minimum(1, "must be 1 to 3650"), z.maximum(3_650, "must be 1 to 3650")),
    30,
  ),
  /** Only a lab has these: agents that sign in by one click. */
  demoAgents: z._default(z.array(agent), []),
  /** Only a lab has this: the page where customers call, a path of this site. */
  labUrl: z.optional(text(500).check(z.regex(/^\/(?!\/)/, "must be a path of this site, such as /lab/"))),
});

/** What whoever installed Ringbridge decided for all agents: the file ringbridge.json beside index.html. */
export type Deployment = z.infer<typeof schema>;

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
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: "read", deployment: parsed.data };
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the file"}: ${message}`,
  );
  return { kind: "faulty", fault: faults.join("; ") };
}

/** Fetches ringbridge.json from beside the page. Never throws; a site without the file has the defaults. */
export async function fetchDeployment(base: string): Promise<ReadDeployment> {
  try {
    const response = await fetch(new URL("ringbridge.json", base), { cache: "no-cache" });
    // A server that answers every path with index.html has no such file either.
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return readDeployment(response.ok && isJson ? await response.text() : "");
  } catch {
    return { kind: "unreachable" };
  }
}
