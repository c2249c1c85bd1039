import type { BusinessNumber, Destination, TrunkDirection } from "../numbers/business-number.ts";
import type { Person } from "../people/person.ts";
import type { BrowserWord } from "./browser-lines.ts";
import type { CallAtPbx, PbxLink, PhoneAtPbx } from "./phone.ts";

export type TrunkState =
  | "set-up"
  | "missing"
  /** Calls go to another server by choice. */
  | "not-ours"
  /** Asterisk is away. */
  | "unknown";

/** One agent of the supervisors' board: Asterisk's view of the phone beside the page's own. */
export type TeamAgent = {
  readonly personId: string;
  readonly name: string;
  readonly extension: string;
  readonly phone: PhoneAtPbx & { readonly pbx: PbxLink };
  readonly browser: BrowserWord;
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

function callOf(call: CallAtPbx | null, labels: ReadonlyMap<string, string>): TeamAgent["call"] {
  if (call === null) return null;
  const { businessNumber, direction, state, customer, customerName, since } = call;
  const label = businessNumber === null ? null : (labels.get(businessNumber) ?? null);
  return { direction, state, customer, customerName, label, since };
}
