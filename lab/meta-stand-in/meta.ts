import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Addresses } from "../addresses.ts";
import { AriError, createAri } from "../asterisk/ari.ts";
import type { Ari, AriChannel } from "../asterisk/ari.ts";
import { foldersOf, runOnConsole } from "../asterisk/asterisk-process.ts";
import type { Installation } from "../asterisk/installation.ts";
import { PBX_HOST, accountNumbers } from "../cast.ts";
import { findProcess } from "../processes/managed-process.ts";
import type { ManagedProcess } from "../processes/managed-process.ts";
import type { LabSecrets } from "../secrets.ts";
import { createCallBook } from "./call-book.ts";
import type { CustomerCall, PhoneControls } from "./customer-call.ts";
import { findCustomer } from "./customers.ts";
import type { Sound } from "./customers.ts";
import { EDGE } from "./edge.ts";
import { connectGraph } from "./graph/graph-client.ts";
import type { GraphStandIn } from "./graph/graph-client.ts";
import type { CallPlan } from "./graph/orders.ts";
import { GRAPH } from "./graph/start-graph.ts";
import { phoneNumberId } from "./meta-facts.ts";
import { endpointTo } from "./phone-config.ts";
import { PHONES } from "./phones.ts";

/** A call from a customer to the business. */
export interface CallIn {
  /** A customer's number, or anything Meta may put there, such as a business-scoped id "US.1349…". */
  readonly from: string;
  /** The business number. */
  readonly to: string;
  /** Display name; default: the customer's. */
  readonly name?: string;
  /** `payload` of the button that led to the call. */
  readonly payload?: string;
  /** What the customer says when somebody answers; default: a greeting, then an echo. */
  readonly audio?: Sound | "silence";
  /** Whether it is noted when they first hear something (`heardAt`). */
  readonly listens?: boolean;
  /** How long they let it ring; default 60. */
  readonly ringSeconds?: number;
}

/** Meta's side: the edge, the phones of the customers, and the account with its Graph API. */
export interface MetaStandIn {
  readonly ari: Ari;
  /** The Graph API, and what happens at Meta without it. */
  readonly graph: GraphStandIn;
  /**
   * Lets a customer call. Resolves when the call has been sent.
   * @throws LabError when WhatsApp does not let them: calling disabled, outside call hours, restricted, another server.
   */
  callIn(call: CallIn): Promise<CustomerCall>;
  /** All calls since we began to listen, the newest last. */
  calls(): readonly CustomerCall[];
  /** Hears of each new call, in both directions, until the returned function is called. */
  onCall(listener: (call: CustomerCall) => void): () => void;
  /** Hears that some call has come, changed or ended, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** The next call that an agent makes to a customer. @throws LabError when none comes in time. */
  nextCallOut(timeoutMs?: number): Promise<CustomerCall>;
  isRunning(): boolean;
  readonly ended: Promise<void>;
  /** Stops listening; what runs keeps running. */
  detach(): void;
  stop(): Promise<void>;
}

export const metaDirectory = (addresses: Addresses): string => join(addresses.directory, "meta");
export const recordingsDirectory = (addresses: Addresses): string =>
  join(metaDirectory(addresses), "recordings");

/** Edge and phones that an earlier process started and that still run. */
export async function findMetaProcesses(addresses: Addresses): Promise<ManagedProcess[]> {
  const directory = metaDirectory(addresses);
  const names = [EDGE, PHONES, GRAPH];
  const found = await Promise.all(names.map((name) => findProcess(directory, name)));
  return found.filter((managed) => managed !== undefined);
}

/** Joins the running parts of Meta's side and listens to the customers' phones. */
export async function attachMeta(
  addresses: Addresses,
  installation: Installation,
  secrets: LabSecrets,
  processes: readonly ManagedProcess[],
): Promise<MetaStandIn> {
  const folders = foldersOf(metaDirectory(addresses));
  const ari = createAri({
    address: addresses.meta.address,
    port: addresses.meta.ariPort,
    ...secrets.metaAri,
  });
  const controls: PhoneControls = {
    // A phone that rings runs the dialplan; ARI can only move channels that run an application of ours.
    answer: async (id, then) => {
      const { name } = await ari.get<AriChannel>(`channels/${id}`);
      const onConsole = (command: string) => runOnConsole(installation, folders, command);
      if (typeof then === "object")
        await onConsole(`dialplan set chanvar ${name} TONE_HZ ${String(then.toneHz)}`);
      const context = typeof then === "object" ? "tone" : (then ?? "answers");
      await onConsole(`channel redirect ${name} ${context},s,1`);
    },
    hangUp: (id) => ari.delete(`channels/${id}`).catch(ignoreGone),
    press: async (id, digits) => {
      const { name } = await ari.get<AriChannel>(`channels/${id}`);
      const helper = { endpoint: "Local/s@presses/n", context: "silence", extension: "s", priority: 2 };
      await ari.post("channels", {}, { ...helper, variables: { __DIGITS: digits, __PHONE: name } });
    },
    recordingOf: (id) => join(recordingsDirectory(addresses), `${id}.wav`),
  };
  const book = createCallBook(controls);
  const events = await ari.listen((event) => book.hear(event));
  for (const channel of await ari.get<AriChannel[]>("channels"))
    book.hear({ type: "ChannelStateChange", channel });

  const graph = await connectGraph(
    `http://${addresses.meta.address}:${String(addresses.meta.graphPort)}`,
    secrets.meta,
    accountNumbers.map(({ number, label }) => ({
      number,
      phoneNumberId: phoneNumberId(number),
      label,
    })),
  );

  const detach = (): void => {
    events.close();
    graph.close();
  };

  return {
    ari,
    graph,
    callIn: async (call) => {
      const id = randomUUID();
      const name = call.name ?? findCustomer(call.from)?.name ?? call.from;
      const plan = await graph.dial({ number: call.to, customer: call.from });
      const tracker = book.add({
        id,
        direction: "from-customer",
        customer: { number: call.from, name },
        businessNumber: call.to,
        startedAt: Date.now(),
      });
      try {
        await ari.post("channels", {}, originate(id, call, name, plan));
      } catch (error) {
        tracker.end({ cause: 0, text: "The call could not be made" });
        throw error;
      }
      return tracker.call;
    },
    calls: () => book.calls(),
    onCall: (listener) => book.onCall(listener),
    onChange: (listener) => {
      const forget = [book.onChange(listener), graph.onChange(listener)];
      return () => {
        for (const each of forget) each();
      };
    },
    nextCallOut: (timeoutMs = 15_000) => book.nextCallOut(timeoutMs),
    isRunning: () => processes.length === 3 && processes.every((managed) => managed.isRunning()),
    get ended() {
      return Promise.race(processes.map((managed) => managed.ended));
    },
    detach,
    stop: async () => {
      detach();
      await Promise.all(processes.map((managed) => managed.stop()));
    },
  };
}

/** The body of ARI's POST /channels. */
function originate(id: string, call: CallIn, name: string, plan: CallPlan): unknown {
  const { from, to, payload, audio = "greeting-and-echo", ringSeconds = 60 } = call;
  const country = findCustomer(from)?.country;
  const headers = {
    "x-wa-meta-wacid": plan.wacid,
    "x-wa-meta-phone-number-id": phoneNumberId(to),
    "x-wa-meta-user-name": name,
    ...(country === undefined ? {} : { "x-wa-meta-user-country-code": country }),
    ...(payload === undefined ? {} : { "x-wa-meta-cta-payload": payload }),
  };
  const variables: Record<string, string> =
    typeof audio === "string" ? {} : { TONE_HZ: String(audio.toneHz) };
  // Also of a call that is not answered yet; the threshold is the usual one.
  if (call.listens === true) variables["TALK_DETECT(set)"] = "";
  for (const [header, value] of Object.entries(headers)) variables[`PJSIP_HEADER(add,${header})`] = value;
  return {
    channelId: id,
    endpoint: `PJSIP/${endpointTo(to, plan.keyExchange)}/sip:${plan.uriUser}@${PBX_HOST};transport=tls`,
    callerId: `"${name.replaceAll(/["\\<>]/g, "")}" <${from}>`,
    context: typeof audio === "string" ? audio : "tone",
    extension: "s",
    priority: 1,
    timeout: ringSeconds,
    variables,
  };
}

/** A call that has just ended by itself is as gone as one we end. */
function ignoreGone(error: unknown): void {
  if (error instanceof AriError && error.status === 404) return;
  throw error;
}
