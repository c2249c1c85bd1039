import { parsePhoneNumber } from "libphonenumber-js/min";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Lab } from "../lab.ts";
import { LabError } from "../lab-error.ts";
import { accountNumbers } from "../cast.ts";
import type { CallFacts, CustomerCall } from "../meta-stand-in/customer-call.ts";
import { describeAsked, describeBehaviour } from "../meta-stand-in/customers.ts";
import type { GraphState, ShownPair, ShownRequest } from "../meta-stand-in/graph/graph-state.ts";
import { isFromOurPage } from "./same-site.ts";

/** What the lab page shows; also the answer of GET /lab/api/state and each event of /lab/api/events. */
export interface LabState {
  readonly pbx: { readonly isRunning: boolean; readonly address: string };
  readonly agents: readonly { readonly user: string; readonly name: string; readonly isOnline: boolean }[];
  /** Every number of the account at Meta; those without calling cannot be called. */
  readonly businessNumbers: readonly {
    readonly number: string;
    readonly label: string;
    readonly calling: "on" | "off";
  }[];
  readonly customers: readonly {
    readonly number: string;
    readonly name: string;
    /** The number as people write it. */
    readonly shown: string;
    readonly whatHappens: string;
    /** What they do when asked whether we may call; null: they wait for somebody to decide. */
    readonly whenAsked: string | null;
    /** What they have allowed the numbers that can call. */
    readonly permissions: readonly (Pick<ShownPair, "number" | "permission" | "unansweredInARow"> & {
      readonly label: string;
      /** Milliseconds since 1970; null: that number may not write freely now. */
      readonly windowUntil: number | null;
    })[];
    /** Requests for permission that they see on their phone. */
    readonly requests: readonly (Pick<ShownRequest, "id" | "text"> & { readonly label: string })[];
  }[];
  /** The newest first. */
  readonly calls: readonly CallFacts[];
}

const LONGEST_BODY = 10_000;
/** Sign-ins come without an event of the stand-in's, so the page is also told this often. */
const REFRESH_MS = 2000;
const CALLS_SHOWN = 20;

/**
 * Answers the paths under /lab/api/:
 *
 *   GET  state                      LabState
 *   GET  events                     LabState again and again, as server-sent events
 *   POST calls {from, to, payload?} lets a customer call; 201 and the call
 *   POST calls/ID/answer            the customer picks up
 *   POST calls/ID/hang-up           the customer hangs up
 *   POST answers {id, answer}       the customer answers a request for permission: accept, accept-for-good, decline
 *   POST messages {from, to, text}  the customer writes
 *
 * POST takes JSON from pages of this origin only. Faults are {"error": "a sentence"}.
 */
export async function answerLabApi(
  lab: Lab,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === "GET" && path === "events") {
    sendEvents(lab, request, response);
    return;
  }
  try {
    const { status, value } =
      request.method === "POST" ? await act(lab, path, request) : await look(lab, path, request);
    sendJson(response, status, value);
  } catch (error) {
    const known = error instanceof LabError;
    if (!known) console.error(error);
    sendJson(response, known ? 400 : 500, {
      error: known ? error.message : "The lab failed; see its terminal.",
    });
  }
}

interface Reply {
  readonly status: number;
  readonly value: unknown;
}

const refuse = (status: number, error: string): Reply => ({ status, value: { error } });

async function look(lab: Lab, path: string, { method }: IncomingMessage): Promise<Reply> {
  if (method !== "GET") return refuse(405, "Only GET and POST are known here.");
  return path === "state"
    ? { status: 200, value: await readState(lab) }
    : refuse(404, "GET knows state and events.");
}

async function act(lab: Lab, path: string, request: IncomingMessage): Promise<Reply> {
  if (!isFromOurPage(request)) return refuse(403, "This is for the lab's own page.");
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    return refuse(415, "Send JSON, with content-type application/json.");
  const body = await readJson(request);
  switch (path) {
    case "calls":
      return { status: 201, value: (await letCall(lab, body)).facts() };
    case "answers":
      await giveAnswer(lab, body);
      return { status: 200, value: {} };
    case "messages":
      await letWrite(lab, body);
      return { status: 201, value: {} };
  }
  const [, id, verb] = /^calls\/([\w.-]+)\/(answer|hang-up)$/.exec(path) ?? [];
  const call = lab.meta.calls().find((each) => each.id === id);
  if (!call) return refuse(404, "There is no such call.");
  await (verb === "answer" ? call.answer() : call.hangUp());
  return { status: 200, value: call.facts() };
}

/** Who contacts whom. @throws LabError when one of the two is nobody here. */
function peopleIn(lab: Lab, body: unknown): { readonly from: string; readonly to: string } {
  const { from, to } = body as Record<string, unknown>;
  if (typeof from !== "string" || !lab.customers.some(({ number }) => number === from))
    throw new LabError("from is not the number of a customer of this lab.");
  if (typeof to !== "string" || !accountNumbers.some(({ number }) => number === to))
    throw new LabError("to is not one of our business numbers.");
  return { from, to };
}

async function letWrite(lab: Lab, body: unknown): Promise<void> {
  const { from, to } = peopleIn(lab, body);
  const { text } = body as Record<string, unknown>;
  if (typeof text !== "string" || text.trim() === "" || text.length > 4096)
    throw new LabError("text is not a text of at most 4096 characters.");
  await lab.meta.graph.write({ number: to, customer: from }, text);
}

async function giveAnswer(lab: Lab, body: unknown): Promise<void> {
  const { id, answer } = body as Record<string, unknown>;
  if (answer !== "accept" && answer !== "accept-for-good" && answer !== "decline")
    throw new LabError("answer is accept, accept-for-good or decline.");
  await lab.meta.graph.answerRequest(typeof id === "string" ? id : "", answer);
}

function letCall(lab: Lab, body: unknown): Promise<CustomerCall> {
  const { from, to } = peopleIn(lab, body);
  const { payload } = body as Record<string, unknown>;
  if (
    payload !== undefined &&
    (typeof payload !== "string" || payload.length > 512 || /[\r\n]/.test(payload))
  )
    throw new LabError("payload is not a line of at most 512 characters.");
  return lab.meta.callIn({ from, to, ...(payload ? { payload } : {}) });
}

const labelOf = (number: string): string =>
  accountNumbers.find((each) => each.number === number)?.label ?? number;

type ShownCustomer = LabState["customers"][number];

/** What a customer has allowed, and what they are asked. Numbers that cannot call are left out, unless they could once. */
function permissionsOf(
  { numbers, pairs, requests }: GraphState,
  customer: string,
): Pick<ShownCustomer, "permissions" | "requests"> {
  const pairOf = (number: string): ShownPair | undefined =>
    pairs.find((pair) => pair.number === number && pair.customer.number === customer);
  return {
    permissions: numbers.flatMap(({ number, settings }) => {
      const pair = pairOf(number);
      if (!pair && settings.status !== "ENABLED") return [];
      return {
        number,
        label: labelOf(number),
        permission: pair?.permission ?? { status: "no_permission" },
        unansweredInARow: pair?.unansweredInARow ?? 0,
        windowUntil: pair?.windowUntil ?? null,
      };
    }),
    requests: requests
      .filter((request) => request.state === "pending" && request.customer.number === customer)
      .map(({ id, text, number }) => ({ id, text, label: labelOf(number) })),
  };
}

const nothingKnown: GraphState = { now: 0, numbers: [], pairs: [], requests: [] };

async function readState(lab: Lab): Promise<LabState> {
  // Meta's side may just be stopping.
  const graph = await lab.meta.graph.state().catch(() => nothingKnown);
  const endpoints = await lab.pbx.ari
    .get<{ resource: string; state: string }[]>("endpoints/PJSIP")
    .catch(() => undefined);
  return {
    pbx: { isRunning: endpoints !== undefined, address: lab.addresses.pbx.address },
    agents: lab.pbx.agents.map(({ user, name }) => ({
      user,
      name,
      isOnline: endpoints?.some(({ resource, state }) => resource === user && state === "online") ?? false,
    })),
    businessNumbers: graph.numbers.map(({ number, settings }) => ({
      number,
      label: labelOf(number),
      calling: settings.status === "ENABLED" ? "on" : "off",
    })),
    customers: lab.customers.map(({ number, name, behaviour, asked }) => ({
      number,
      name,
      shown: parsePhoneNumber(number).formatInternational(),
      whatHappens: describeBehaviour(behaviour),
      whenAsked: describeAsked(asked) ?? null,
      ...permissionsOf(graph, number),
    })),
    calls: lab.meta
      .calls()
      .map((call) => call.facts())
      .toReversed()
      .slice(0, CALLS_SHOWN),
  };
}

function sendEvents(lab: Lab, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  let last = "";
  const send = (): void => {
    void readState(lab).then((state) => {
      const text = JSON.stringify(state);
      if (text === last) return;
      last = text;
      response.write(`data: ${text}\n\n`);
    });
  };
  const timer = setInterval(send, REFRESH_MS);
  const forget = lab.meta.onChange(send);
  request.once("close", () => {
    clearInterval(timer);
    forget();
  });
  send();
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > LONGEST_BODY) throw new LabError("That is too much to read.");
  }
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new LabError("The body is no JSON object.");
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(`${JSON.stringify(value)}\n`);
}
