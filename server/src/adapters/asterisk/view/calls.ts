import type { CallRecord } from "../../../core/calls/call-record.ts";
import type { TrunkDirection } from "../../../core/numbers/business-number.ts";
import type { Instant } from "../../../core/time.ts";
import type { AriChannel, AriEvent } from "../ari-types.ts";
import { extensionOf, numberOf } from "../names.ts";
import { outcomeOf, type Ending } from "./call-outcome.ts";

/** A call between a customer and a number of ours, while it lasts. */
export type CallUnderWay = {
  readonly record: CallRecord;
  /** The channel to Meta. */
  readonly trunk: string;
  /** Meta has said that the customer's phone rings. */
  readonly rang: boolean;
  readonly ending: Ending;
};

/** By the record's id: the channel that began it, which is Asterisk's linkedid. */
export type Calls = ReadonlyMap<string, CallUnderWay>;

export type TrunkChange = {
  readonly number: string;
  readonly direction: "inbound" | "outbound";
  readonly change: Partial<TrunkDirection>;
};

/** What an event did to the calls: the record when it began, was answered or ended, and what it says of a trunk. */
export type CallsAfter = {
  readonly calls: Calls;
  readonly record: CallRecord | null;
  readonly trunk: TrunkChange | null;
};

const nothing = (calls: Calls): CallsAfter => ({ calls, record: null, trunk: null });

const noEnding: Ending = { notice: null };

export function reduceCalls(calls: Calls, event: AriEvent, at: Instant): CallsAfter {
  switch (event.type) {
    case "ChannelCreated":
      return arrived(calls, event.channel, at);
    case "Dial":
      return dialled(calls, event, at);
    case "ChannelUserevent":
      return noticed(calls, event);
    case "ChannelDestroyed":
      return destroyed(calls, event.channel.id, at);
    case "ChannelStateChange":
    case "ChannelConnectedLine":
    case "ContactStatusChange":
    case "TextMessageReceived":
      return nothing(calls);
  }
}

/** A customer's call has come in: Meta has proved the number's password by then. */
function arrived(calls: Calls, channel: AriChannel, at: Instant): CallsAfter {
  const call = inboundOf(channel, at);
  if (call === null || calls.has(channel.id)) return nothing(calls);
  const { record } = call;
  const trunk = {
    number: record.businessNumber,
    direction: "inbound",
    change: { lastSuccessAt: at },
  } as const;
  return { calls: with_(calls, call), record, trunk };
}

/** Also of a channel that is read after the fact. Null: it is no customer's that calls us. */
export function inboundOf(channel: AriChannel, startedAt: Instant): CallUnderWay | null {
  const businessNumber = numberOf(channel.endpoint);
  // A trunk's channel that we dial has another extension, and begins as Down.
  const ours = businessNumber !== null && `+${channel.dialplan.exten.replace("+", "")}` === businessNumber;
  if (!ours || channel.dialplan.context !== "from-meta") return null;
  const { number: customer, name } = channel.caller;
  const record = {
    id: channel.id,
    direction: "inbound",
    customer,
    customerName: name === "" ? null : name,
    businessNumber,
    extension: null,
    agentName: null,
    startedAt,
    answeredAt: null,
    endedAt: null,
    outcome: "under-way",
    failure: null,
  } as const;
  return { record, trunk: channel.id, rang: true, ending: noEnding };
}

type Dial = Extract<AriEvent, { type: "Dial" }>;

function dialled(calls: Calls, event: Dial, at: Instant): CallsAfter {
  const { caller, peer, dialstatus } = event;
  if (caller === undefined) return nothing(calls);
  const known = calls.get(caller.id);
  if (known === undefined) return dialledOut(calls, event, caller, at);
  if (dialstatus === "RINGING" && peer.id === known.trunk) return ringing(calls, known, at);
  if (dialstatus !== "ANSWER" || known.record.answeredAt !== null) return nothing(calls);
  const extension = known.record.extension ?? extensionOf(peer.endpoint);
  const record = { ...known.record, extension, answeredAt: at };
  return { calls: with_(calls, { ...known, record }), record, trunk: worked(known, at) };
}

function dialledOut(calls: Calls, event: Dial, caller: AriChannel, startedAt: Instant): CallsAfter {
  const customer = /\/sips?:([^@;]+)@/.exec(event.dialstring)?.[1];
  const call = outboundOf(caller, event.peer, customer, startedAt);
  return call === null ? nothing(calls) : { calls: with_(calls, call), record: call.record, trunk: null };
}

/** Also of channels that are read after the fact. Null: it is no call of a phone to a customer. */
export function outboundOf(
  caller: AriChannel,
  trunk: AriChannel,
  customer: string | undefined,
  startedAt: Instant,
): CallUnderWay | null {
  const businessNumber = numberOf(trunk.endpoint);
  const extension = extensionOf(caller.endpoint);
  if (businessNumber === null || extension === null || customer === undefined) return null;
  const record = {
    id: caller.id,
    direction: "outbound",
    customer,
    customerName: null,
    businessNumber,
    extension,
    agentName: null,
    startedAt,
    answeredAt: null,
    endedAt: null,
    outcome: "under-way",
    failure: null,
  } as const;
  return { record, trunk: trunk.id, rang: false, ending: noEnding };
}

function ringing(calls: Calls, call: CallUnderWay, at: Instant): CallsAfter {
  if (call.rang) return nothing(calls);
  return { calls: with_(calls, { ...call, rang: true }), record: null, trunk: worked(call, at) };
}

/** The trunk's own direction works: Meta took the call. Inbound it had said so when the call came. */
function worked({ record }: CallUnderWay, at: Instant): TrunkChange | null {
  if (record.direction === "inbound") return null;
  return { number: record.businessNumber, direction: "outbound", change: { lastSuccessAt: at } };
}

/** The dialplan tells why a call out failed before the agent's channel ends (`wa-notice`). */
function noticed(calls: Calls, event: Extract<AriEvent, { type: "ChannelUserevent" }>): CallsAfter {
  const call = calls.get(event.channel?.id ?? "");
  const { notice, text } = event.userevent;
  if (call === undefined || event.eventname !== "wa-notice" || typeof notice !== "string")
    return nothing(calls);
  const ending = { notice: { kind: notice, text: decoded(text) } };
  return { ...nothing(calls), calls: with_(calls, { ...call, ending }) };
}

/** URI-encoded by the dialplan, which may have cut a character in half. */
function decoded(text: unknown): string {
  if (typeof text !== "string") return "";
  const bytes = text.replaceAll(/%([\dA-F]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString().slice(0, 1000);
}

/** A channel is gone, whoever saw it go. */
export function destroyed(calls: Calls, channel: string, at: Instant): CallsAfter {
  const call = [...calls.values()].find((one) => lastOf(one) === channel);
  if (call === undefined) return nothing(calls);
  const { outcome, failure, trunkWorks } = outcomeOf(call.record, call.ending);
  const record = { ...call.record, endedAt: at, outcome, failure };
  const after = new Map(calls);
  after.delete(call.record.id);
  return { calls: after, record, trunk: verdictOf(record, trunkWorks, at) };
}

/**
 * The channel that ends last. What Meta said of a call out is told after its leg has ended, on the phone's. A call that
 * was answered ends with the customer's leg: the phone may have handed it on.
 */
export function lastOf({ record, trunk }: CallUnderWay): string {
  return record.answeredAt === null ? record.id : trunk;
}

function verdictOf(record: CallRecord, trunkWorks: boolean | null, at: Instant): TrunkChange | null {
  if (record.direction === "inbound" || trunkWorks === null) return null;
  const { businessNumber: number, failure } = record;
  const change = trunkWorks ? { lastSuccessAt: at } : { lastFailureAt: at, lastFailure: failure };
  return { number, direction: "outbound", change };
}

function with_(calls: Calls, call: CallUnderWay): Calls {
  return new Map(calls).set(call.record.id, call);
}
