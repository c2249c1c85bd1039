import { parsePhoneNumber } from "libphonenumber-js/min";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Lab } from "../lab.ts";
import { LabError } from "../lab-error.ts";
import type { CallFacts, CustomerCall } from "../meta-stand-in/customer-call.ts";
import { describeBehaviour, describePermission } from "../meta-stand-in/customers.ts";
import { isFromOurPage } from "./same-site.ts";

/** What the lab page shows; also the answer of GET /lab/api/state and each event of /lab/api/events. */
export interface LabState {
  readonly pbx: { readonly isRunning: boolean; readonly address: string };
  readonly agents: readonly { readonly user: string; readonly name: string; readonly isOnline: boolean }[];
  readonly businessNumbers: readonly { readonly number: string; readonly label: string }[];
  readonly customers: readonly {
    readonly number: string;
    readonly name: string;
    /** The number as people write it. */
    readonly shown: string;
    readonly whatHappens: string;
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
  if (path === "calls") return { status: 201, value: (await letCall(lab, body)).facts() };
  const [, id, verb] = /^calls\/([\w.-]+)\/(answer|hang-up)$/.exec(path) ?? [];
  const call = lab.meta.calls().find((each) => each.id === id);
  if (!call) return refuse(404, "There is no such call.");
  await (verb === "answer" ? call.answer() : call.hangUp());
  return { status: 200, value: call.facts() };
}

function letCall(lab: Lab, body: unknown): Promise<CustomerCall> {
  const { from, to, payload } = body as Record<string, unknown>;
  if (typeof from !== "string" || !lab.customers.some(({ number }) => number === from))
    throw new LabError("from is not the number of a customer of this lab.");
  if (typeof to !== "string" || !lab.businessNumbers.some(({ number }) => number === to))
    throw new LabError("to is not one of our business numbers.");
  if (
    payload !== undefined &&
    (typeof payload !== "string" || payload.length > 512 || /[\r\n]/.test(payload))
  )
    throw new LabError("payload is not a line of at most 512 characters.");
  return lab.meta.callIn({ from, to, ...(payload ? { payload } : {}) });
}

async function readState(lab: Lab): Promise<LabState> {
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
    businessNumbers: lab.businessNumbers,
    customers: lab.customers.map(({ number, name, behaviour, allowed, asked }) => ({
      number,
      name,
      shown: parsePhoneNumber(number).formatInternational(),
      whatHappens: allowed === "no" ? describePermission({ allowed, asked }) : describeBehaviour(behaviour),
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
