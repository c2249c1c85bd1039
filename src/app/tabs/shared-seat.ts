import type { LeftCall } from "../../core/call/left-call.ts";
import { attach, type Attached } from "./attach.ts";
import type { Message } from "./messages.ts";
import type { Lead, Place, Seat, SeatPorts } from "./seat-ports.ts";
import { serveTabs, type Serving } from "./serve-tabs.ts";
import { windDown } from "./wind-down.ts";

type SharedPorts<Own extends Lead> = SeatPorts<Own> & {
  readonly post: (message: Message) => void;
  /** Asks for the line's lock: true once it is ours. */
  readonly take: (options: LockOptions) => Promise<boolean>;
  /** Whether this tab has the line already. */
  readonly hasLine: boolean;
};

export type SharedSeat<Own extends Lead> = Pick<Seat<Own>, "own"> & {
  /** What another tab says. */
  readonly hear: (data: unknown) => void;
  /** The line is ours. */
  readonly open: (left: readonly LeftCall[]) => void;
  /** Another tab has the line: this one is its remote control, and the next to have it. */
  readonly follow: (left: readonly LeftCall[]) => void;
  /** Another tab has taken the lock from this one. */
  readonly stolen: () => void;
  readonly stop: () => void;
};

/** Milliseconds after which a phone that was given away and not taken is taken back. */
const takenWithin = 3_000;

/** The seat of a tab that is not the only one: phone and remote control by turns. */
export function createSharedSeat<Own extends Lead>(ports: SharedPorts<Own>): SharedSeat<Own> {
  const { line, clock, post, take } = ports;
  const { tab } = ports.tabs;
  let own: Own | null = ports.first;
  let { hasLine } = ports;
  let isOver = false;
  let remote: Attached | null = null;
  let serving: Serving | null = null;
  let stopWaiting: () => void = () => undefined;

  /** Lets the others see this phone. */
  function serve(phone: Own): Serving {
    return serveTabs({
      ...{ post, line, tab },
      phone: phone.phone,
      workplace: phone.workplace,
      left: phone.left,
      handOver: () => giveAway(phone),
      signIn: ports.signIn,
      over: ports.over,
    });
  }

  function hear(data: unknown): void {
    if (remote !== null) remote.hear(data);
    else if (hasLine && own !== null) {
      serving ??= serve(own);
      serving.hear(data);
    }
  }

  /** By an agreement, or because this tab did not answer. */
  function stolen(): void {
    const left = own === null ? null : giveAway(own);
    hasLine = false;
    stopWaiting();
    if (!isOver) follow(left ?? []);
  }

  /** Gives line and calls away; null when one of the calls could not go along. */
  function giveAway(phone: Own): readonly LeftCall[] | null {
    const left = phone.left();
    if (left === null || phone !== own) return null;
    own = null;
    hasLine = false;
    serving?.stop();
    serving = null;
    phone.handOver();
    windDown(phone.phone, clock);
    stopWaiting = clock.after(takenWithin, () => open(left));
    return left;
  }

  function open(left: readonly LeftCall[], why: "asked" | "by-itself" = "by-itself"): void {
    if (isOver) return;
    stopWaiting();
    hasLine = true;
    const before = remote;
    remote = null;
    if (own === null) {
      own = ports.lead();
      if (before !== null) carry(before, own);
      ports.changed(own, own);
    }
    before?.stop();
    own.open(left, why);
    post({ type: "leads", line, by: tab });
  }

  function follow(left: readonly LeftCall[]): void {
    const wait = new AbortController();
    stopWaiting = () => wait.abort();
    void take({ signal: wait.signal }).then((isOurs) => {
      if (isOurs) open(remote?.left() ?? left);
    });
    const attached = attach({ ...ports, tab, useHere: () => void useHere() });
    remote = attached;
    void attached.settled.then(() => {
      if (remote !== attached || isOver) return;
      const before = own;
      own = null;
      if (before !== null) carry(before, attached);
      ports.changed(attached, null);
      before?.stop();
    });
  }

  async function useHere(): Promise<void> {
    const asked = remote;
    if (asked === null) return;
    const moved = await asked.move();
    if (moved.kind === "not-now" || remote !== asked || isOver) return;
    stopWaiting();
    // Not waiting in turn: another remote control may have come before.
    if (await take({ steal: true }))
      open(moved.kind === "yours" ? moved.left : (asked.left() ?? []), "asked");
  }

  return {
    own: () => own,
    hear,
    open,
    follow,
    stolen,
    stop: () => {
      isOver = true;
      stopWaiting();
      serving?.stop();
      remote?.stop();
      own?.stop();
    },
  };
}

/** What somebody was typing goes along. */
function carry({ workplace: { dialDraft } }: Place, to: Place): void {
  const { text } = dialDraft.getState();
  if (text !== "") to.workplace.dialDraft.write(text);
}
