import { LabError } from "../../lab-error.ts";
import type { MetaSecrets } from "../meta-facts.ts";
import type { RestrictionType } from "./call-settings.ts";
import type { SentWebhook } from "./delivery.ts";
import type { GraphState, ShownNumber, ShownPair, ShownRequest } from "./graph-state.ts";
import type { Misbehaviour } from "./misbehaviour.ts";
import type { CallPlan, Order, OrderTo } from "./orders.ts";
import type { Answer } from "./pair.ts";

/** What a program needs to use the account. */
export interface GraphAccount {
  readonly wabaId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly accessToken: string;
  /** Another app with a token for the same account: a server that it puts on a number is the second one there. */
  readonly otherApp: { readonly appId: string; readonly appSecret: string; readonly accessToken: string };
  /** The PBX knows the first two; the others Meta alone. */
  readonly numbers: readonly {
    readonly number: string;
    readonly phoneNumberId: string;
    readonly label: string;
  }[];
}

export interface WebhookTarget {
  readonly callbackUrl: string;
  readonly verifyToken: string;
  /** Default: the first app. */
  readonly appId?: string;
  /** Default: messages, account_update, account_settings_update. */
  readonly fields?: readonly string[];
}

/** A business number and a customer, both E.164 with plus. */
export interface PairName {
  readonly number: string;
  readonly customer: string;
}

/** The stand-in for Meta's Graph API, and what happens on Meta's side without it. */
export interface GraphStandIn {
  /** Without a version: "http://127.0.0.2:8090". */
  readonly url: string;
  readonly account: GraphAccount;
  /** @throws LabError when the account has no such number. */
  phoneNumberId(number: string): string;
  /** Sets an app's callback, as its dashboard does. @throws LabError when the callback fails Meta's check. */
  setWebhook(target: WebhookTarget): Promise<void>;
  state(): Promise<GraphState>;
  /** A number as Meta has it now. */
  number(number: string): Promise<ShownNumber>;
  /** What Meta knows of a number and a customer; undefined: nothing yet. */
  pair(name: PairName): Promise<ShownPair | undefined>;
  /** Requests for permission that wait for an answer, the oldest first. */
  pendingRequests(): Promise<readonly ShownRequest[]>;
  /** The oldest such request, of this customer if given, now or as soon as it comes. @throws LabError when none comes. */
  nextRequest(customer?: string, timeoutMs?: number): Promise<ShownRequest>;
  /** The customer acts on a request. @throws LabError when it is expired. */
  answerRequest(id: string, answer: Answer): Promise<void>;
  /** The customer allows calls in the business's profile. */
  grant(name: PairName, lasting: "temporary" | "permanent"): Promise<void>;
  /** The customer forbids calls in the profile; whether Meta tells of that is not known. */
  revoke(name: PairName, webhook?: "sent" | "none"): Promise<void>;
  /** The customer writes, which opens the 24 hours in which the business may write freely. */
  write(name: PairName, text: string): Promise<void>;
  /** The customer dials: what Meta makes of it. @throws LabError when WhatsApp does not let them call. */
  dial(name: PairName): Promise<CallPlan>;
  /** A voicemail of a customer; the id is that of its call. */
  leaveVoicemail(name: PairName, wacid?: string): Promise<{ readonly wacid: string }>;
  /** Restricts a number for some days and tells of it. */
  restrict(number: string, type: RestrictionType, days?: number): Promise<void>;
  liftRestrictions(number: string): Promise<void>;
  /** Warns of a violation. */
  warn(number: string, violation: OrderTo<"violation">["type"]): Promise<void>;
  /** Changes what kind of number it is. */
  shape(number: string, shape: OrderTo<"shape">["shape"]): Promise<void>;
  /** Moves Meta's clock forward. */
  advance(milliseconds: number): Promise<void>;
  /** The next `answers` answers (default 1), of requests whose "METHOD /path" contains `only`, go wrong. */
  misbehave(
    misbehaviour: Misbehaviour,
    which?: { readonly answers?: number; readonly only?: string },
  ): Promise<void>;
  /** Forgets what misbehave has ordered. */
  behave(): Promise<void>;
  /** The next so many webhooks go out twice. */
  duplicateWebhooks(count: number): Promise<void>;
  /** Sends a body as it is, signed; `field` (default "messages") chooses the apps that get it. */
  send(body: unknown, field?: string): Promise<void>;
  /** Every webhook with what became of it, the newest last. */
  sent(): Promise<readonly SentWebhook[]>;
  /** Resolves with what `look` finds, asked now and after each change. @throws LabError when it finds nothing in time. */
  until<T>(look: () => Promise<T | undefined>, what: string, timeoutMs?: number): Promise<T>;
  onChange(listener: () => void): () => void;
  /** Stops listening. */
  close(): void;
}

const PATIENCE_MS = 15_000;

/** Joins the account of a running lab. */
export async function connectGraph(
  url: string,
  secrets: MetaSecrets,
  numbers: GraphAccount["numbers"],
): Promise<GraphStandIn> {
  const headers = { "x-lab-token": secrets.labToken, "content-type": "application/json" };
  const order = async (given: Order): Promise<unknown> => {
    const response = await reach(`${url}/lab/${given.order}`, {
      method: "POST",
      headers,
      body: JSON.stringify(given),
    });
    const value: unknown = await response.json();
    if (response.ok) return value;
    throw new LabError((value as { error: string }).error);
  };
  const tell = async (given: Order): Promise<void> => {
    await order(given);
  };

  const listeners = new Set<() => void>();
  const closed = new AbortController();
  await followChanges(url, headers, closed.signal, () => {
    for (const listener of [...listeners]) listener();
  });
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const until: GraphStandIn["until"] = (look, what, timeoutMs = PATIENCE_MS) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        forget();
      };
      const check = (): void => {
        look().then(
          (found) => {
            if (found === undefined) return;
            stop();
            resolve(found);
          },
          (error: unknown) => {
            stop();
            reject(error instanceof Error ? error : new LabError(String(error)));
          },
        );
      };
      const timer = setTimeout(() => {
        stop();
        reject(new LabError(`${what} within ${String(timeoutMs / 1000)} s.`));
      }, timeoutMs);
      const forget = onChange(check);
      check();
    });
  const state = async (): Promise<GraphState> => (await order({ order: "state" })) as GraphState;
  const pendingRequests = async (): Promise<readonly ShownRequest[]> =>
    (await state()).requests.filter((request) => request.state === "pending");
  const [app, otherApp] = secrets.apps;

  return {
    url,
    account: {
      wabaId: secrets.wabaId,
      appId: app.id,
      appSecret: app.secret,
      accessToken: app.token,
      otherApp: { appId: otherApp.id, appSecret: otherApp.secret, accessToken: otherApp.token },
      numbers,
    },
    phoneNumberId: (number) => {
      const found = numbers.find((each) => each.number === number);
      if (!found) throw new LabError(`${number} is no number of this account.`);
      return found.phoneNumberId;
    },
    setWebhook: ({ appId = app.id, callbackUrl, verifyToken, fields }) =>
      tell({ order: "webhook", appId, callbackUrl, verifyToken, ...(fields ? { fields: [...fields] } : {}) }),
    state,
    number: async (number) => {
      const found = (await state()).numbers.find((each) => each.number === number);
      if (!found) throw new LabError(`${number} is no number of this account.`);
      return found;
    },
    pair: async ({ number, customer }) =>
      (await state()).pairs.find((each) => each.number === number && each.customer.number === customer),
    pendingRequests,
    nextRequest: (customer, timeoutMs) =>
      until(
        async () =>
          (await pendingRequests()).find(
            (request) => customer === undefined || request.customer.number === customer,
          ),
        "Nobody asked for permission",
        timeoutMs,
      ),
    answerRequest: (id, answer) => tell({ order: "answer", id, answer }),
    grant: (name, lasting) => tell({ order: "grant", ...name, lasting }),
    revoke: (name, webhook = "sent") => tell({ order: "revoke", ...name, webhook }),
    write: (name, text) => tell({ order: "write", ...name, text }),
    dial: async (name) => (await order({ order: "call", ...name })) as CallPlan,
    leaveVoicemail: async (name, wacid) =>
      (await order({ order: "voicemail", ...name, ...(wacid === undefined ? {} : { wacid }) })) as {
        wacid: string;
      },
    restrict: (number, type, days = 7) => tell({ order: "restrict", number, type, days }),
    liftRestrictions: (number) => tell({ order: "lift-restrictions", number }),
    warn: (number, type) => tell({ order: "violation", number, type }),
    shape: (number, shape) => tell({ order: "shape", number, shape }),
    advance: (milliseconds) => tell({ order: "advance", milliseconds }),
    misbehave: (misbehaviour, { answers = 1, only } = {}) =>
      tell({ order: "misbehave", answers, misbehaviour, ...(only === undefined ? {} : { only }) }),
    behave: () => tell({ order: "behave" }),
    duplicateWebhooks: (webhooks) => tell({ order: "duplicate", webhooks }),
    send: (body, field = "messages") =>
      tell({ order: "send", field, body: typeof body === "string" ? body : JSON.stringify(body) }),
    sent: async () => (await order({ order: "sent" })) as readonly SentWebhook[],
    until,
    onChange,
    close: () => closed.abort(),
  };
}

/** @throws LabError when nobody answers there. */
function reach(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, options).catch((error: unknown) => {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new LabError(
      `The stand-in for Meta's Graph API does not answer (${reason}). Stop the lab and start it again.`,
    );
  });
}

/** Each piece that comes means that something has changed. Resolves with the first, which only says that it listens. */
async function followChanges(
  url: string,
  headers: Readonly<Record<string, string>>,
  closed: AbortSignal,
  onChange: () => void,
): Promise<void> {
  const response = await reach(`${url}/lab/changes`, { headers, signal: closed });
  const reader = response.body?.getReader();
  await reader?.read();
  void (async () => {
    while (!(await reader?.read())?.done) onChange();
  })().catch(() => undefined);
}
