import type { CallRecord } from "../../../core/calls/call-record.ts";
import type { Instant } from "../../../core/time.ts";
import type { AriChannel } from "../ari-types.ts";
import { extensionOf, numberOf } from "../names.ts";
import { destroyed, inboundOf, lastOf, outboundOf, type CallUnderWay, type Calls } from "./calls.ts";
import { withoutChannels, type Leg, type PbxState } from "./pbx-state.ts";
import { contactsOf, phoneStateOf, withContact, type Contacts } from "./phones.ts";
import type { Snapshot } from "./read-asterisk.ts";
import { withShift, type Shifts } from "./shifts.ts";

export type Applied = {
  readonly state: PbxState;
  /** Calls that ended while nobody looked, and those that are new to us. */
  readonly records: readonly CallRecord[];
  readonly extensions: readonly string[];
};

/** What we know once all was read, after a time away: what began and ended meanwhile is found out as far as it can be. */
export function applySnapshot(state: PbxState, snapshot: Snapshot, at: Instant): Applied {
  const contacts = contactsIn(snapshot, [...snapshot.contacts.keys()], new Map());
  const channels = legsIn(state, snapshot.channels);
  const ended = endMissing(state.calls, channels, at);
  const begun = callsIn(snapshot, channels, ended.calls, at);
  return {
    state: {
      endpoints: new Set(snapshot.endpoints),
      contacts,
      phones: phonesAfter(state, contacts, null),
      shifts: shiftsAfter(state.shifts, state.shifts, snapshot, at),
      channels,
      dials: dialsIn(state, channels),
      calls: new Map([...ended.calls, ...begun.map((call) => [call.record.id, call] as const)]),
    },
    records: [...ended.records, ...begun.map(({ record }) => record)],
    extensions: [...new Set([...state.phones.keys(), ...snapshot.contacts.keys()])],
  };
}

/**
 * Mends what events did not tell, without undoing what they told since the read began: `before` is what we knew then.
 */
export function applySweep(state: PbxState, before: PbxState, snapshot: Snapshot, at: Instant): Applied {
  const still = new Set(snapshot.channels.map(({ id }) => id));
  const gone = [...before.channels.keys()].filter((id) => state.channels.has(id) && !still.has(id));
  const legs = withoutChannels(state, gone);
  const { calls, records } = endMissing(state.calls, legs.channels, at);
  const same = (extension: string) =>
    contactsOf(state.contacts, extension).every((contact, index) =>
      Object.is(contact, contactsOf(before.contacts, extension)[index]),
    ) && contactsOf(state.contacts, extension).length === contactsOf(before.contacts, extension).length;
  const settled = [...snapshot.contacts.keys()].filter(same);
  const others = [...state.contacts].filter(([, { extension }]) => !settled.includes(extension));
  const contacts = contactsIn(snapshot, settled, new Map(others));
  const endpoints = state.endpoints === before.endpoints ? new Set(snapshot.endpoints) : state.endpoints;
  const shifts = shiftsAfter(state.shifts, before.shifts, snapshot, at);
  const after = { ...state, ...legs, calls, contacts, endpoints, shifts };
  const extensions = [...new Set([...settled, ...snapshot.shifts.keys()])];
  return { state: { ...after, phones: phonesAfter(state, contacts, at) }, records, extensions };
}

/** What was read of one agent alone since `before` is newer than the snapshot. */
function shiftsAfter(shifts: Shifts, before: Shifts, snapshot: Snapshot, at: Instant): Shifts {
  return [...snapshot.shifts]
    .filter(([extension]) => shifts.get(extension) === before.get(extension))
    .reduce((after, [extension, read]) => withShift(after, extension, read, at), shifts);
}

function contactsIn(snapshot: Snapshot, extensions: readonly string[], others: Contacts): Contacts {
  const news = extensions.flatMap((extension) => snapshot.contacts.get(extension) ?? []);
  return news.reduce(withContact, others);
}

/** `since`: for phones that are no longer as they were. */
function phonesAfter(state: PbxState, contacts: Contacts, since: Instant | null): PbxState["phones"] {
  const seen = [...contacts.values()].map(({ extension }) => extension);
  const extensions = new Set([...state.phones.keys(), ...seen]);
  return new Map(
    [...extensions].map((extension) => {
      const now = phoneStateOf(contactsOf(contacts, extension));
      const known = state.phones.get(extension);
      return [extension, known?.state === now ? known : { state: now, since }];
    }),
  );
}

function legsIn(state: PbxState, channels: readonly AriChannel[]): ReadonlyMap<string, Leg> {
  return new Map(
    channels
      .filter(({ endpoint }) => endpoint !== null)
      .map((one) => [one.id, { ...one, since: state.channels.get(one.id)?.since ?? one.creationtime }]),
  );
}

function endMissing(calls: Calls, channels: ReadonlyMap<string, Leg>, at: Instant) {
  let left = calls;
  const records: CallRecord[] = [];
  for (const call of calls.values()) {
    if (channels.has(lastOf(call))) continue;
    const after = destroyed(left, lastOf(call), at);
    left = after.calls;
    if (after.record !== null) records.push(after.record);
  }
  return { calls: left, records };
}

/** Calls under way that we have not seen begin. */
function callsIn(
  snapshot: Snapshot,
  channels: ReadonlyMap<string, Leg>,
  known: Calls,
  at: Instant,
): readonly CallUnderWay[] {
  const trunksKnown = new Set([...known.values()].map(({ trunk }) => trunk));
  return [...channels.values()]
    .filter((channel) => numberOf(channel.endpoint) !== null && !trunksKnown.has(channel.id))
    .flatMap((trunk) => inboundOf(trunk, trunk.since) ?? outboundBy(trunk, channels) ?? [])
    .map((call) => answeredIn(call, snapshot, channels, at));
}

/** The phone's channel dials `PJSIP/wa-12145551869/sip:+34655102030@…`, which is how the two belong together. */
function outboundBy(trunk: Leg, channels: ReadonlyMap<string, Leg>): CallUnderWay | null {
  for (const caller of channels.values()) {
    const [, endpoint, customer] = /^PJSIP\/([^/]+)\/sip:([^@;]+)@/.exec(caller.dialplan.app_data) ?? [];
    if (endpoint === trunk.endpoint && customer === trunk.caller.number)
      return outboundOf(caller, trunk, customer, caller.since);
  }
  return null;
}

/** When the two legs were joined is when the call was answered. */
function answeredIn(
  call: CallUnderWay,
  { bridges }: Snapshot,
  channels: ReadonlyMap<string, Leg>,
  at: Instant,
): CallUnderWay {
  if (channels.get(call.trunk)?.state !== "Up") return call;
  const bridge = bridges.find((one) => one.channels.includes(call.trunk));
  const others = (bridge?.channels ?? []).map((id) => extensionOf(channels.get(id)?.endpoint ?? null));
  const extension = call.record.extension ?? others.find((other) => other !== null) ?? null;
  return { ...call, record: { ...call.record, extension, answeredAt: bridge?.creationtime ?? at } };
}

/** Who rings whom, as far as it is known or can be told from what the legs show. */
function dialsIn(state: PbxState, channels: ReadonlyMap<string, Leg>): PbxState["dials"] {
  const legs = [...channels.values()];
  const known = [...state.dials].filter(([peer, caller]) => channels.has(peer) && channels.has(caller));
  const told = legs
    .filter(
      ({ dialplan, endpoint }) => dialplan.app_data === "(Outgoing Line)" && extensionOf(endpoint) !== null,
    )
    .flatMap((leg): (readonly [string, string])[] => {
      const trunk = legs.find((one) => rings(one, leg));
      return trunk === undefined ? [] : [[leg.id, trunk.id]];
    });
  return new Map([...told, ...known]);
}

/** A phone's leg shows the customer who calls, and as its extension the number that was called. */
function rings(trunk: Leg, leg: Leg): boolean {
  return (
    numberOf(trunk.endpoint) !== null &&
    trunk.caller.number === leg.connected.number &&
    trunk.dialplan.exten === leg.dialplan.exten
  );
}
