/** What a customer's phone does when it rings. */
export type Behaviour =
  /** Answers by itself; what is said to it comes back as an echo. */
  | { readonly kind: "answers"; readonly afterSeconds: number; readonly then: Sound }
  /** Rings until somebody makes it answer: `npm run lab -- answer`, the lab page, or a test. */
  | { readonly kind: "rings" }
  | { readonly kind: "declines" }
  /** Rings until Meta gives up. */
  | { readonly kind: "never-answers" };

/** What the customer has allowed the PBX's numbers before the lab begins: calls for good, for six more days, none. */
export type Allowed = "for-good" | "for-now" | "no";

/** What a customer does with a request for permission: an answer at once, or what somebody decides on the lab page. */
export type Asked = "waits" | "accept" | "accept-for-good" | "decline";

/** What a customer says once the call is answered. */
export type Sound = "greeting-and-echo" | "echo" | { readonly toneHz: number };

export interface Customer {
  /** E.164 with its plus. */
  readonly number: string;
  /** The WhatsApp profile name, which Meta sends as display name. */
  readonly name: string;
  /** The country code Meta sends with the call. */
  readonly country: string;
  readonly behaviour: Behaviour;
  readonly allowed: Allowed;
  readonly asked: Asked;
}

/** The cast: every customer the lab, the tests and the documentation speak of. */
export const customers = [
  {
    number: "+34655102030",
    name: "Lucía Fernández",
    country: "ES",
    behaviour: { kind: "answers", afterSeconds: 1, then: "greeting-and-echo" },
    allowed: "for-good",
    asked: "waits",
  },
  {
    number: "+351912345678",
    name: "Paulo Mendes",
    country: "PT",
    behaviour: { kind: "answers", afterSeconds: 0, then: { toneHz: 1000 } },
    allowed: "for-good",
    asked: "waits",
  },
  {
    number: "+4915123456789",
    name: "Marta Keller",
    country: "DE",
    behaviour: { kind: "answers", afterSeconds: 0, then: "echo" },
    allowed: "for-now",
    asked: "waits",
  },
  {
    number: "+819012345678",
    name: "Haruto Sato",
    country: "JP",
    behaviour: { kind: "rings" },
    allowed: "for-good",
    asked: "waits",
  },
  {
    number: "+34612345678",
    name: "Diego Ruiz",
    country: "ES",
    behaviour: { kind: "declines" },
    allowed: "for-good",
    asked: "waits",
  },
  {
    number: "+420601123456",
    name: "Anna Novak",
    country: "CZ",
    behaviour: { kind: "never-answers" },
    allowed: "for-good",
    asked: "waits",
  },
  {
    number: "+6581234567",
    name: "Joy Tan",
    country: "SG",
    behaviour: { kind: "answers", afterSeconds: 1, then: "greeting-and-echo" },
    allowed: "no",
    asked: "waits",
  },
  {
    number: "+33612345678",
    name: "Camille Laurent",
    country: "FR",
    behaviour: { kind: "answers", afterSeconds: 1, then: "echo" },
    allowed: "no",
    asked: "accept",
  },
  {
    number: "+31612345678",
    name: "Sanne de Vries",
    country: "NL",
    behaviour: { kind: "answers", afterSeconds: 0, then: { toneHz: 800 } },
    allowed: "no",
    asked: "accept-for-good",
  },
  {
    number: "+48512345678",
    name: "Zofia Kowalska",
    country: "PL",
    behaviour: { kind: "rings" },
    allowed: "no",
    asked: "decline",
  },
] as const satisfies readonly Customer[];

/** The customer with this number, written with or without its plus. */
export function findCustomer(number: string): Customer | undefined {
  const digits = number.replace(/^\+/, "");
  return customers.find((customer) => customer.number === `+${digits}`);
}

/** What happens when an agent dials them, in words for the lab page and the terminal. */
export function describeBehaviour(behaviour: Behaviour): string {
  switch (behaviour.kind) {
    case "answers": {
      const when = behaviour.afterSeconds > 0 ? `after ${String(behaviour.afterSeconds)} s` : "at once";
      return `Answers ${when}: ${describeSound(behaviour.then)}.`;
    }
    case "rings":
      return "Rings until you let them answer.";
    case "declines":
      return "Declines the call.";
    case "never-answers":
      return "Does not answer; WhatsApp gives up.";
  }
}

/** What they do when asked whether we may call; undefined: somebody has to decide for them. */
export function describeAsked(asked: Asked): string | undefined {
  switch (asked) {
    case "waits":
      return undefined;
    case "accept":
      return "Accepts at once, for a week.";
    case "accept-for-good":
      return "Accepts at once, for good.";
    case "decline":
      return "Declines at once.";
  }
}

function describeSound(sound: Sound): string {
  if (sound === "echo") return "you hear yourself";
  if (sound === "greeting-and-echo") return "a greeting, then you hear yourself";
  return `a steady tone of ${String(sound.toneHz)} Hz`;
}
