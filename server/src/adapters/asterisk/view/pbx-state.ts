import type { CallRecord } from "../../../core/calls/call-record.ts";
import type { CallAtPbx } from "../../../core/phones/phone.ts";
import type { Instant } from "../../../core/time.ts";
import type { AriChannel, AriEvent } from "../ari-types.ts";
import { extensionOf } from "../names.ts";
import { reduceCalls, type Calls, type TrunkChange } from "./calls.ts";
import { withContact, withPhone, type Contacts, type Phones } from "./phones.ts";
import type { Shifts } from "./shifts.ts";

/** Everything we know of an Asterisk. */
export type PbxState = {
  /** Names of the SIP endpoints. */
  readonly endpoints: ReadonlySet<string>;
  readonly contacts: Contacts;
  readonly phones: Phones;
  readonly shifts: Shifts;
  /** By id; only SIP. */
  readonly channels: ReadonlyMap<string, Leg>;
  /** Who rings whom: the id of the channel that is dialled → that of the one that dials. */
  readonly dials: ReadonlyMap<string, string>;
  readonly calls: Calls;
};

/** `since`: when we saw it first, by our own clock. */
export type Leg = AriChannel & { readonly since: Instant };

export const emptyState: PbxState = {
  endpoints: new Set(),
  contacts: new Map(),
  phones: new Map(),
  shifts: new Map(),
  channels: new Map(),
  dials: new Map(),
  calls: new Map(),
};

export type Reduced = {
  readonly state: PbxState;
  readonly record: CallRecord | null;
  readonly trunk: TrunkChange | null;
  /** Phones that may look different now. */
  readonly extensions: readonly string[];
};

/** What an event makes of what we know. `at`: when it reached us. */
export function reduce(state: PbxState, event: AriEvent, at: Instant): Reduced {
  if (event.type === "ContactStatusChange") return reduceContact(state, event, at);
  // Tells that something is to be read, and not what.
  if (event.type === "TextMessageReceived") return { state, record: null, trunk: null, extensions: [] };
  const { calls, record, trunk } = reduceCalls(state.calls, event, at);
  const after = { ...state, calls, ...channelsAfter(state, event, at) };
  return { state: after, record, trunk, extensions: phonesIn(state, event) };
}

function reduceContact(
  state: PbxState,
  { contact_info }: Extract<AriEvent, { type: "ContactStatusChange" }>,
  at: Instant,
): Reduced {
  const extension = extensionOf(contact_info.aor);
  if (extension === null) return { state, record: null, trunk: null, extensions: [] };
  const contacts = withContact(state.contacts, {
    uri: contact_info.uri,
    extension,
    status: contact_info.contact_status,
    roundTripUs: contact_info.roundtrip_usec ?? null,
  });
  const phones = withPhone(state.phones, contacts, extension, at);
  return { state: { ...state, contacts, phones }, record: null, trunk: null, extensions: [extension] };
}

type CallEvent = Exclude<AriEvent, { type: "ContactStatusChange" | "TextMessageReceived" }>;

type Legs = Pick<PbxState, "channels" | "dials">;

function channelsAfter({ channels, dials }: Legs, event: CallEvent, at: Instant): Legs {
  switch (event.type) {
    case "ChannelCreated":
    case "ChannelStateChange":
    case "ChannelConnectedLine":
      return { channels: withChannel(channels, event.channel, at), dials };
    case "ChannelDestroyed": {
      const { id } = event.channel;
      return withoutChannels({ channels, dials }, [id]);
    }
    case "Dial": {
      const { caller, peer } = event;
      if (caller === undefined || !channels.has(peer.id)) return { channels, dials };
      return { channels, dials: new Map(dials).set(peer.id, caller.id) };
    }
    case "ChannelUserevent":
      return { channels, dials };
  }
}

function withChannel(channels: PbxState["channels"], channel: AriChannel, at: Instant): PbxState["channels"] {
  if (channel.endpoint === null) return channels;
  return new Map(channels).set(channel.id, { ...channel, since: channels.get(channel.id)?.since ?? at });
}

export function withoutChannels({ channels, dials }: Legs, gone: readonly string[]): Legs {
  const [left, links] = [new Map(channels), new Map(dials)];
  for (const id of gone) {
    left.delete(id);
    links.delete(id);
  }
  return { channels: left, dials: links };
}

/** Phones whose line an event is about: those of its channels, and of all that belong to the same call. */
function phonesIn(state: PbxState, event: CallEvent): readonly string[] {
  const own = event.type === "Dial" ? [event.caller, event.peer] : [event.channel];
  const ids = own.flatMap((channel) => (channel === undefined ? [] : [channel.id]));
  const rung = [...state.dials]
    .filter(([, caller]) => ids.includes(caller))
    .map(([id]) => state.channels.get(id));
  return [...own, ...rung].flatMap((channel) => extensionOf(channel?.endpoint ?? null) ?? []);
}

/** The call that a phone has: of several the one that it talks in. */
export function callOf(state: PbxState, extension: string): CallAtPbx | null {
  const legs = [...state.channels.values()].filter(({ endpoint }) => endpoint === extension);
  const leg = legs.find((channel) => channel.state === "Up") ?? legs[0];
  if (leg === undefined) return null;
  const call = state.calls.get(leg.id) ?? state.calls.get(state.dials.get(leg.id) ?? "");
  if (call === undefined) return withoutCustomer(leg);
  const { direction, customer, customerName, businessNumber, answeredAt } = call.record;
  const talking = leg.state === "Up" && answeredAt !== null;
  const [phase, since] = talking ? (["talking", answeredAt] as const) : (["ringing", leg.since] as const);
  return { direction, state: phase, customer, customerName, businessNumber, since };
}

/** The echo test. One that is not up just begins, and will say in a moment whose it is. */
function withoutCustomer({ state, since }: Leg): CallAtPbx | null {
  if (state !== "Up") return null;
  const nobody = { customer: null, customerName: null, businessNumber: null };
  return { direction: "outbound", state: "talking", ...nobody, since };
}
