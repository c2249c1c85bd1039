import { connected, unanswered } from "./pair.ts";
import { tell } from "./permissions.ts";
import { personOf } from "./person.ts";
import { callEvent } from "./webhook-values.ts";
import type { CallEvent } from "./webhook-values.ts";
import type { PhoneNumber, World } from "./world.ts";

/** A call that goes on. */
interface OngoingCall {
  /** "wacid…" */
  readonly id: string;
  /** `phone_number_id` */
  readonly numberId: string;
  readonly customer: string;
  readonly by: "business" | "customer";
  readonly answeredAt: number | undefined;
}

export type CallEnding = "refused" | "unanswered" | "over";

/** Every call that goes on, and what it does to permissions and limits when it is answered or ends. */
export interface CallLog {
  /** A call that may go through; `sipId` is its Call-ID once that is known. */
  begin(call: Omit<OngoingCall, "answeredAt">, sipId: string | undefined): void;
  /** The Call-ID of a call that began without one. */
  identify(id: string, sipId: string): void;
  answered(sipId: string): void;
  ended(sipId: string, ending: CallEnding): void;
  /** Whether the two are in a call other than this one. */
  isBusy(number: PhoneNumber, customer: string, sipId: string): boolean;
  /** Whether it was let through before: its INVITE came again. */
  knows(sipId: string): boolean;
}

export function createCallLog(world: World): CallLog {
  const calls = new Map<string, OngoingCall>();
  /** Of customers who have dialled and whose INVITE the edge has not seen. */
  const dialling = new Map<string, OngoingCall>();

  const numberOf = ({ numberId }: OngoingCall): PhoneNumber | undefined =>
    world.numbers().find(({ id }) => id === numberId);
  const announce = (call: OngoingCall, happening: CallEvent["happening"]): void => {
    const number = numberOf(call);
    if (number?.settings.sip.webhook_delivery !== "ENABLED") return;
    const { id, by, customer } = call;
    world.publish(callEvent(number, personOf(customer), { id, by, happening }, world.clock.now()));
  };

  return {
    begin: (start, sipId) => {
      const call: OngoingCall = { ...start, answeredAt: undefined };
      if (sipId === undefined) dialling.set(call.id, call);
      else calls.set(sipId, call);
      announce(call, { event: "call_created" });
    },
    identify: (id, sipId) => {
      const call = dialling.get(id);
      if (!call) return;
      dialling.delete(id);
      calls.set(sipId, call);
    },
    answered: (sipId) => {
      const call = calls.get(sipId);
      const number = call && numberOf(call);
      if (!number || call.answeredAt !== undefined) return;
      const now = world.clock.now();
      calls.set(sipId, { ...call, answeredAt: now });
      world.setPair(number, call.customer, connected(world.pair(number, call.customer), call.by, now));
    },
    ended: (sipId, ending) => {
      const call = calls.get(sipId);
      if (!call) return;
      calls.delete(sipId);
      announce(call, { event: "terminate", answeredAt: call.answeredAt });
      const number = numberOf(call);
      if (number && call.by === "business" && call.answeredAt === undefined && ending === "unanswered")
        countUnanswered(world, number, call.customer);
    },
    isBusy: (number, customer, sipId) =>
      [...calls].some(
        ([each, call]) => each !== sipId && call.numberId === number.id && call.customer === customer,
      ),
    knows: (sipId) => calls.has(sipId),
  };
}

function countUnanswered(world: World, number: PhoneNumber, customer: string): void {
  const now = world.clock.now();
  const { pair, consequence } = unanswered(world.pair(number, customer), number.kind, now);
  world.setPair(number, customer, pair);
  if (consequence === "revoked")
    tell(world, number, customer, {
      response: "reject",
      permission: pair.permission,
      source: "automatic",
      about: undefined,
    });
}
