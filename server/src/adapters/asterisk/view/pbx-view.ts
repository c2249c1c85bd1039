import { faultFields } from "../../../core/fault-fields.ts";
import type { PbxLink, ShiftAtPbx } from "../../../core/phones/phone.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { Logger } from "../../../core/ports/logger.ts";
import type { PbxChange, PbxView } from "../../../core/ports/pbx.ts";
import { readEvent } from "../ari-types.ts";
import type { Ari, AriAccess } from "../ari.ts";
import { openEventStream } from "../event-stream.ts";
import { trunkOf } from "../names.ts";
import { applySnapshot, applySweep, type Applied } from "./apply-snapshot.ts";
import { listenToPhones, subscribeToPhones, type Listening } from "./listen-to-phones.ts";
import { callOf, emptyState, reduce, type PbxState } from "./pbx-state.ts";
import { contactsOf, phoneOf, withPhone } from "./phones.ts";
import { readAsterisk } from "./read-asterisk.ts";
import { createShiftReader } from "./shift-reader.ts";
import { shiftToldBy, withShift } from "./shifts.ts";

export type ViewTools = {
  readonly access: AriAccess;
  readonly ari: Ari;
  /** Ours alone among all that listen to this Asterisk. */
  readonly app: string;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** The view, and what those who set Asterisk up tell it: Asterisk itself says nothing of either. */
export type RunningView = PbxView & {
  readonly noteEndpoint: (endpoint: string, presence: "there" | "gone") => void;
  /** Nobody is registered at this phone any more. */
  readonly noteSignedOut: (extension: string) => void;
  readonly stop: () => void;
};

/** So often everything is read again: round trips are in no event, and an event may be lost. Milliseconds. */
export const SWEEP_EVERY = 15_000;

/** Follows an Asterisk: reads all of it whenever a connection is there, then goes by its events. */
export function followAsterisk(tools: ViewTools): RunningView {
  const { ari, app, clock, logger } = tools;
  const listeners = new Set<(change: PbxChange) => void>();
  let state: PbxState = emptyState;
  let link: PbxLink = { state: "away", since: clock.now() };
  /** Events that came while all was read for the first time; null: they are worked off at once. */
  let waiting: string[] | null = null;
  let stopSweeping: () => void = () => undefined;
  let connection = 0;
  let listening: Listening = "no";
  /** Counts them: only the newest one plans the next. */
  let sweeps = 0;

  function tell(change: PbxChange): void {
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (thrown) {
        logger.error("pbx.listener-failed", { change: change.kind, ...faultFields(thrown) });
      }
    }
  }

  /** Takes what is new and tells of the phones, among these, that look different now. */
  function become(next: PbxState, extensions: readonly string[]): void {
    const before = state;
    state = next;
    for (const extension of new Set(extensions))
      if (lineOf(before, extension) !== lineOf(next, extension)) tell({ kind: "phone", extension });
  }

  function take(text: string): void {
    const read = readEvent(text);
    if (read.kind === "unreadable") logger.warn("pbx.unreadable-event", { type: read.type.slice(0, 60) });
    if (read.kind !== "event") return;
    const { state: next, record, trunk, extensions } = reduce(state, read.event, clock.now());
    become(next, extensions);
    const agent = shiftToldBy(read.event);
    if (agent !== null) shiftReader.ask(agent);
    if (record !== null) tell({ kind: "call", call: record });
    if (trunk !== null) tell({ kind: "trunk", ...trunk });
  }

  const shiftReader = createShiftReader({
    ari,
    app,
    onRead(read) {
      if (link.state === "away") return;
      const now = clock.now();
      const shifts = [...read].reduce(
        (after, [who, shift]) => withShift(after, who, shift, now),
        state.shifts,
      );
      become({ ...state, shifts }, [...read.keys()]);
    },
  });

  function applied({ state: next, records, extensions }: Applied): void {
    become(next, extensions);
    for (const call of records) tell({ kind: "call", call });
  }

  async function begin(mine: number): Promise<void> {
    const heard = await listenToPhones({ ari, app, clock });
    const snapshot = heard === "no" ? null : await readAsterisk({ ari, app, asks: () => true });
    if (mine !== connection) return;
    listening = heard;
    if (snapshot === null) {
      logger.warn("pbx.not-read", { listening });
      stream.giveUp();
      return;
    }
    if (snapshot.dialplan === "old") logger.error("pbx.dialplan-without-queue-join");
    stream.settle();
    link = { state: "connected", since: clock.now() };
    applied(applySnapshot(state, snapshot, clock.now()));
    for (const text of waiting ?? []) take(text);
    waiting = null;
    logger.info("pbx.connected", { endpoints: state.endpoints.size, calls: state.calls.size });
    tell({ kind: "link" });
    stopSweeping = clock.after(SWEEP_EVERY, () => void sweep());
  }

  async function sweep(): Promise<void> {
    const mine = connection;
    sweeps += 1;
    const round = sweeps;
    stopSweeping();
    if (listening === "nobody-yet" && (await subscribeToPhones({ ari, app })) === "to-all")
      listening = "to-all";
    const before = state;
    const asks = (extension: string, reported: string) =>
      reported === "online" || contactsOf(before.contacts, extension).length > 0;
    const snapshot = await readAsterisk({ ari, app, asks });
    if (mine !== connection) return;
    if (snapshot === null) logger.warn("pbx.not-swept");
    else applied(applySweep(state, before, snapshot, clock.now()));
    if (round === sweeps) stopSweeping = clock.after(SWEEP_EVERY, () => void sweep());
  }

  function leave(): void {
    connection += 1;
    listening = "no";
    stopSweeping();
    waiting = null;
    if (link.state === "away") return;
    link = { state: "away", since: clock.now() };
    logger.warn("pbx.away");
    tell({ kind: "link" });
  }

  const stream = openEventStream({
    ...tools,
    onOpen() {
      connection += 1;
      waiting = [];
      void begin(connection);
    },
    onMessage(text) {
      if (waiting === null) take(text);
      else waiting.push(text);
    },
    onClose: leave,
  });

  return {
    link: () => link,
    phone: (extension) => {
      const phone = phoneOf(state.phones, state.contacts, extension);
      return link.state === "away" ? { ...phone, state: "unknown" } : phone;
    },
    shift: (extension) => shiftIn(state, link, extension),
    call: (extension) => callOf(state, extension),
    calls: () => [...state.calls.values()].map(({ record }) => record),
    hasEndpoint(what) {
      if (link.state === "away") return "unknown";
      const endpoint = "number" in what ? trunkOf(what.number) : what.extension;
      return state.endpoints.has(endpoint) ? "yes" : "no";
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    noteEndpoint(endpoint, presence) {
      const endpoints = new Set(state.endpoints);
      if (presence === "there") endpoints.add(endpoint);
      else endpoints.delete(endpoint);
      state = { ...state, endpoints };
      // The first of all: from now on there is something to listen to.
      if (listening === "nobody-yet" && link.state === "connected") void sweep();
    },
    noteSignedOut(extension) {
      const contacts = new Map([...state.contacts].filter(([, contact]) => contact.extension !== extension));
      const phones = withPhone(state.phones, contacts, extension, clock.now());
      become({ ...state, contacts, phones }, [extension]);
    },
    stop() {
      stream.stop();
      leave();
      listeners.clear();
    },
  };
}

/** All that is shown of a phone, to be compared. */
function lineOf(state: PbxState, extension: string): string {
  const phone = phoneOf(state.phones, state.contacts, extension);
  return JSON.stringify([phone, state.shifts.get(extension), callOf(state, extension)]);
}

function shiftIn(state: PbxState, link: PbxLink, extension: string): ShiftAtPbx {
  const unknown = { state: "unknown" } as const;
  return link.state === "away" ? unknown : (state.shifts.get(extension) ?? unknown);
}
