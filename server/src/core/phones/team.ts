import type { BusinessNumber, Destination, TrunkDirection } from "../numbers/business-number.ts";
import type { Person } from "../people/person.ts";
import type { BrowserWord } from "./browser-lines.ts";
import type { Instant } from "../time.ts";
import type { CallAtPbx, PbxLink, PhoneAtPbx, ShiftAtPbx } from "./phone.ts";

export type TrunkState =
  | "set-up"
  | "missing"
  /** Calls go to another server by choice. */
  | "not-ours"
  /** Asterisk is away. */
  | "unknown";

/** Whether the queue sends this agent calls. */
export type TeamShift = {
  /** `offline`: the queue would ring, but no phone is there. */
  readonly state: ShiftAtPbx["state"] | "offline";
  /** Of a pause. */
  readonly reason: string | null;
  /** Of a pause, where it is known. */
  readonly since: Instant | null;
};

/** One agent of the supervisors' board: Asterisk's view of the phone beside the page's own. */
export type TeamAgent = {
  readonly personId: string;
  readonly name: string;
  readonly extension: string;
  readonly phone: PhoneAtPbx & { readonly pbx: PbxLink };
  readonly browser: BrowserWord;
  readonly shift: TeamShift;
  readonly call:
    | (Pick<CallAtPbx, "direction" | "state" | "customer" | "customerName" | "since"> & {
        /** The business number's. */
        readonly label: string | null;
      })
    | null;
};

export type TeamTrunk = {
  readonly numberId: string;
  readonly number: string;
  readonly label: string;
  readonly state: TrunkState;
  readonly inbound: TrunkDirection;
  readonly outbound: TrunkDirection;
};

/** The supervisors' board (contract: Team). */
export type Team = {
  readonly pbx: PbxLink;
  readonly agents: readonly TeamAgent[];
  readonly trunks: readonly TeamTrunk[];
};

/** What Asterisk and the pages say, as questions. */
export type TeamSources = {
  readonly link: PbxLink;
  readonly phone: (extension: string) => PhoneAtPbx;
  readonly shift: (extension: string) => ShiftAtPbx;
  readonly call: (extension: string) => CallAtPbx | null;
  readonly hasTrunk: (number: string) => "yes" | "no" | "unknown";
  readonly browser: (personId: string) => BrowserWord;
};

/** The board of these people (in their order; disabled ones and those without a phone are left out) and numbers. */
export function buildTeam(
  people: readonly Person[],
  numbers: readonly Pick<
    BusinessNumber,
    "id" | "number" | "label" | "destination" | "inbound" | "outbound"
  >[],
  sources: TeamSources,
): Team {
  const labels = new Map(numbers.map(({ number, label }) => [number, label]));
  return {
    pbx: sources.link,
    agents: people.flatMap(({ id, name, extension, disabled }) =>
      extension === null || disabled
        ? []
        : [
            {
              personId: id,
              name,
              extension,
              phone: { ...sources.phone(extension), pbx: sources.link },
              browser: sources.browser(id),
              shift: shiftOf(sources.shift(extension), sources.phone(extension)),
              call: callOf(sources.call(extension), labels),
            },
          ],
    ),
    trunks: numbers.map(({ id, number, label, destination, inbound, outbound }) => ({
      numberId: id,
      number,
      label,
      state: trunkState(destination, sources.hasTrunk(number)),
      inbound,
      outbound,
    })),
  };
}

/** What a number's trunk is to us. */
export function trunkState(destination: Destination, inAsterisk: "yes" | "no" | "unknown"): TrunkState {
  if (destination.kind === "own-server") return "not-ours";
  switch (inAsterisk) {
    case "yes":
      return "set-up";
    case "no":
      return "missing";
    case "unknown":
      return "unknown";
  }
}

/** A pause is told of whoever has gone, too: it is what they come back to. */
export function shiftOf(shift: ShiftAtPbx, phone: Pick<PhoneAtPbx, "state">): TeamShift {
  if (shift.state === "paused") return shift;
  const isGone = shift.state === "ready" && phone.state === "not-registered";
  return { state: isGone ? "offline" : shift.state, reason: null, since: null };
}

function callOf(call: CallAtPbx | null, labels: ReadonlyMap<string, string>): TeamAgent["call"] {
  if (call === null) return null;
  const { businessNumber, direction, state, customer, customerName, since } = call;
  const label = businessNumber === null ? null : (labels.get(businessNumber) ?? null);
  return { direction, state, customer, customerName, label, since };
}
