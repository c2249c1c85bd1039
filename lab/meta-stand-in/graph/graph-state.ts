import type { CallSettings, Restriction } from "./call-settings.ts";
import { isOpenRequest, isWindowOpen, permissionAt } from "./pair.ts";
import type { Answer, Pair, Permission } from "./pair.ts";
import { personOf } from "./person.ts";
import type { PhoneNumber, World } from "./world.ts";

/** A request for permission as the customer's phone shows it. */
export interface ShownRequest {
  /** The id of the message. */
  readonly id: string;
  /** The business number, with its plus. */
  readonly number: string;
  readonly customer: { readonly number: string; readonly name: string };
  readonly form: "free-form" | "template";
  readonly text: string;
  readonly askedAt: number;
  readonly state: "pending" | "answered" | "expired";
  readonly answer: Answer | undefined;
}

/** What Meta knows of one business number and one customer, as it counts now. */
export interface ShownPair {
  readonly number: string;
  readonly customer: { readonly number: string; readonly name: string };
  readonly permission: Permission;
  readonly unansweredInARow: number;
  /** Answered calls of the business, and requests that count, with their times. */
  readonly connectedAt: readonly number[];
  readonly askedAt: readonly number[];
  /** Undefined: the business may not write freely now. */
  readonly windowUntil: number | undefined;
  /** What WhatsApp itself has written to the customer. */
  readonly notes: Pair["notes"];
}

export interface ShownNumber extends Omit<PhoneNumber, "settings"> {
  /** Passwords are not in here. */
  readonly settings: CallSettings;
  readonly restrictions: readonly Restriction[];
}

/** All there is to see of Meta's side but calls. Times are the stand-in's own, in milliseconds since 1970. */
export interface GraphState {
  readonly now: number;
  readonly numbers: readonly ShownNumber[];
  readonly pairs: readonly ShownPair[];
  /** The newest last. */
  readonly requests: readonly ShownRequest[];
}

export function showState(world: World): GraphState {
  const now = world.clock.now();
  const pairs = world.pairs().map((entry) => ({ ...entry, person: personOf(entry.customer) }));
  return {
    now,
    numbers: world.numbers().map((number) => ({ ...number, settings: withoutPasswords(number.settings) })),
    pairs: pairs.map(({ number, person, pair }) => ({
      number: number.number,
      customer: { number: person.key, name: person.name },
      permission: permissionAt(pair, now),
      unansweredInARow: pair.unansweredInARow,
      connectedAt: pair.connectedAt,
      askedAt: pair.askedAt,
      windowUntil: isWindowOpen(pair, now) ? pair.windowUntil : undefined,
      notes: pair.notes,
    })),
    requests: pairs
      .flatMap(({ number, person, pair }) =>
        pair.requests.map((request): ShownRequest => {
          const open = isOpenRequest(pair, request, now);
          return {
            id: request.id,
            number: number.number,
            customer: { number: person.key, name: person.name },
            form: request.form,
            text: request.text,
            askedAt: request.askedAt,
            state: !open ? "expired" : request.answer ? "answered" : "pending",
            answer: request.answer?.given,
          };
        }),
      )
      .toSorted((a, b) => a.askedAt - b.askedAt),
  };
}

const withoutPasswords = (settings: CallSettings): CallSettings => ({
  ...settings,
  sip: { ...settings.sip, servers: settings.sip.servers.map((server) => ({ ...server, password: "" })) },
});
