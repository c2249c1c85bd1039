import type { CallSettings, Restriction } from "./call-settings.ts";
import type { Clock } from "./clock.ts";
import { strangers } from "./pair.ts";
import type { NumberKind, Pair } from "./pair.ts";
import type { Template } from "./templates.ts";

/** A business number as Meta knows it. */
export interface PhoneNumber {
  /** `phone_number_id` */
  readonly id: string;
  /** E.164 with its plus. */
  readonly number: string;
  readonly verifiedName: string;
  readonly kind: NumberKind;
  /** Conversations a day it may begin. */
  readonly messagingLimit: number;
  readonly payment: "valid" | "missing";
  readonly quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  readonly status: "CONNECTED" | "FLAGGED" | "RESTRICTED" | "DISCONNECTED";
  readonly settings: CallSettings;
  readonly restrictions: readonly Restriction[];
}

/** An app of a developer's, with its token for our account. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly token: string;
  /** Whether it gets the account's webhooks at all. */
  readonly subscription: "subscribed" | "unsubscribed";
  readonly callback: Callback | undefined;
  /** The webhook fields chosen in its dashboard. */
  readonly fields: readonly string[];
}

export interface Callback {
  readonly url: string;
  readonly verifyToken: string;
}

/** What Meta tells an app. */
export interface Webhook {
  readonly field: string;
  readonly value: unknown;
}

/** All that Meta knows of one account. Values are replaced, never changed in place; every change is told. */
export interface World {
  readonly clock: Pick<Clock, "now">;
  readonly wabaId: string;
  /** Moves the clock forward. */
  advance(milliseconds: number): void;
  apps(): readonly App[];
  setApp(app: App): void;
  numbers(): readonly PhoneNumber[];
  setNumber(number: PhoneNumber): void;
  templates(): readonly Template[];
  addTemplate(template: Template): void;
  pair(number: PhoneNumber, customer: string): Pair;
  setPair(number: PhoneNumber, customer: string, pair: Pair): void;
  /** Every pair that has ever had something to it. */
  pairs(): readonly { readonly number: PhoneNumber; readonly customer: string; readonly pair: Pair }[];
  /** Sends a webhook to every app that wants it. */
  publish(webhook: Webhook): void;
}

export interface WorldStart {
  readonly clock: Clock;
  readonly wabaId: string;
  readonly apps: readonly App[];
  readonly numbers: readonly PhoneNumber[];
  readonly templates: readonly Template[];
}

export function createWorld(
  start: WorldStart,
  publish: (webhook: Webhook) => void,
  onChange: () => void,
): World {
  const apps = new Map(start.apps.map((app) => [app.id, app]));
  const numbers = new Map(start.numbers.map((number) => [number.id, number]));
  const templates = [...start.templates];
  const pairs = new Map<string, Map<string, Pair>>();
  return {
    clock: start.clock,
    wabaId: start.wabaId,
    advance: (milliseconds) => {
      start.clock.advance(milliseconds);
      onChange();
    },
    apps: () => [...apps.values()],
    setApp: (app) => {
      apps.set(app.id, app);
      onChange();
    },
    numbers: () => [...numbers.values()],
    setNumber: (number) => {
      numbers.set(number.id, number);
      onChange();
    },
    templates: () => templates,
    addTemplate: (template) => void templates.push(template),
    pair: ({ id }, customer) => pairs.get(id)?.get(customer) ?? strangers,
    setPair: ({ id }, customer, pair) => {
      const ofNumber = pairs.get(id) ?? new Map<string, Pair>();
      pairs.set(id, ofNumber.set(customer, pair));
      onChange();
    },
    pairs: () =>
      [...numbers.values()].flatMap((number) =>
        [...(pairs.get(number.id) ?? [])].map(([customer, pair]) => ({ number, customer, pair })),
      ),
    publish,
  };
}
