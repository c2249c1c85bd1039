import type { Permission } from "../api/contract.ts";
import { momentText } from "./time.ts";
import { words } from "./words.ts";

const { line: texts, chip } = words.permission;

/** What the place of the call button holds. */
export type Offer =
  | { readonly kind: "call" }
  /** `again`: they have been asked already, and WhatsApp allows another request. */
  | { readonly kind: "ask"; readonly how: "first" | "again" }
  /** Nobody can be called or asked at the moment; `text` is what the button's place says. */
  | { readonly kind: "asked" | "wait"; readonly text: string }
  /** They could be asked, but there is no way to do it. */
  | { readonly kind: "no-way" };

export type Tone = "good" | "plain" | "warn";

export type PermissionTelling = {
  readonly offer: Offer;
  /** The sentence beside the button. */
  readonly line: string;
  readonly tone: Tone;
  /** A word or two for the customer's name. */
  readonly chip: { readonly text: string; readonly tone: Tone };
};

export type Surroundings = {
  readonly now: number;
  /** Whether the business number has a template to ask with. */
  readonly template: "there" | "none";
  /** `readAt` (milliseconds since 1970) when the backend could not be asked again, so that this may be old. */
  readonly oldSince: number | null;
};

const at = (time: string | null | undefined) =>
  time === null || time === undefined ? null : Date.parse(time);
const isOver = (time: number | null, now: number) => time !== null && time <= now;

/**
 * A permission as it is at `now`: what it said when it was read runs out by itself, and Meta tells nobody
 * (user-call-permissions: no webhook for an expiry).
 */
export function asOf(permission: Permission, now: number): Permission {
  const { state, verb } = permission;
  if (state === "temporary" && isOver(at(permission.expiresAt), now))
    return { ...permission, state: "none", verb: verb === "call" ? "ask" : verb };
  if (verb === "wait" && isOver(at(permission.waitUntil), now))
    return { ...permission, verb: state === "none" ? "ask" : "call", waitUntil: null };
  return permission;
}

/** The moments at which a permission becomes another one by itself (milliseconds since 1970). */
export function changesAt({ expiresAt, waitUntil, window }: Permission): readonly number[] {
  return [at(expiresAt), at(waitUntil), at(window)].filter((time) => time !== null);
}

/** Whether a text of our own can be sent: WhatsApp's 24 hours after the customer's last word. */
export function isWindowOpen({ window }: Permission, now: number): boolean {
  const until = at(window);
  return until !== null && until > now;
}

export function tellPermission(read: Permission, around: Surroundings): PermissionTelling {
  const permission = asOf(read, around.now);
  switch (permission.verb) {
    case "call":
      return tellCall(permission, around);
    case "ask":
      return tellAsk(permission, around);
    case "wait":
      return tellWait(permission, around);
  }
}

function tellCall(permission: Permission, around: Surroundings): PermissionTelling {
  const offer = { kind: "call" } as const;
  const { state, unknown, unanswered } = permission;
  if (state === "unknown") {
    const line = unknown === null ? texts.notKnown : texts.notFromMeta;
    return { offer, line, tone: "plain", chip: { text: chip.unknown, tone: "plain" } };
  }
  const granted = { text: chip.call, tone: "good" } as const;
  if (unanswered.next !== "nothing") {
    const consequence = unanswered.next === "ends-permission" ? texts.endsPermission : texts.warnsCustomer;
    const line = sentences(texts.unanswered(unanswered.inARow), consequence);
    return { offer, line, tone: "warn", chip: granted };
  }
  const line = sentences(
    until(permission, around.now),
    unanswered.inARow > 0 ? texts.unanswered(unanswered.inARow) : few(permission),
    age(permission, around),
  );
  return { offer, line, tone: "good", chip: granted };
}

function until({ expiresAt }: Permission, now: number): string {
  const end = at(expiresAt);
  return end === null ? texts.permanent : texts.until(momentText(end, now));
}

/** Only worth a word when it may run out today. */
const fewCalls = 5;

function few({ calls }: Permission): string | null {
  return calls !== null && calls.left <= fewCalls ? texts.callsLeft(calls.left) : null;
}

function tellAsk(permission: Permission, around: Surroundings): PermissionTelling {
  const asked = at(permission.pending);
  if (around.template === "none" && !isWindowOpen(permission, around.now) && asked === null)
    return { offer: { kind: "no-way" }, line: texts.noWay, tone: "plain", chip: notAllowed(permission) };
  if (asked !== null) {
    const line = texts.askedNoAnswer(momentText(asked, around.now));
    return { ...askedTelling(asked, around), offer: { kind: "ask", how: "again" }, line };
  }
  return {
    offer: { kind: "ask", how: "first" },
    line: sentences(whyNot(permission, around.now), age(permission, around)),
    tone: "plain",
    chip: notAllowed(permission),
  };
}

function whyNot({ declinedAt, expiresAt }: Permission, now: number): string {
  const declined = at(declinedAt);
  if (declined !== null) return texts.declined(momentText(declined, now));
  const end = at(expiresAt);
  return end === null ? texts.none : texts.expired(momentText(end, now));
}

function askedTelling(asked: number, { now }: Surroundings): PermissionTelling {
  return {
    offer: { kind: "asked", text: words.permission.asked },
    line: texts.askedAt(momentText(asked, now)),
    tone: "plain",
    chip: { text: chip.asked, tone: "plain" },
  };
}

function tellWait(permission: Permission, around: Surroundings): PermissionTelling {
  const asked = at(permission.pending);
  const isGranted = permission.state !== "none";
  if (!isGranted && asked !== null) return askedTelling(asked, around);
  const end = at(permission.waitUntil);
  return {
    offer: {
      kind: "wait",
      text: end === null ? words.permission.wait : words.permission.waitUntil(momentText(end, around.now)),
    },
    line: sentences(isGranted ? whyNoCall(permission) : whyNoRequest(permission), age(permission, around)),
    tone: "plain",
    chip: isGranted ? { text: chip.wait, tone: "plain" } : notAllowed(permission),
  };
}

function whyNoCall({ calls }: Permission): string {
  return calls?.left === 0 ? texts.callsUsed(calls.max) : texts.noCallNow;
}

function whyNoRequest({ requests: { day, week } }: Permission): string {
  return [day, week].some((allowance) => allowance?.left === 0) ? texts.requestsUsed : texts.noRequestNow;
}

function notAllowed({ declinedAt }: Permission): PermissionTelling["chip"] {
  return at(declinedAt) === null ? { text: chip.ask, tone: "plain" } : { text: chip.declined, tone: "warn" };
}

/** Said only of what may have changed meanwhile: the backend or Meta could not be asked again. */
function age({ unknown, readAt }: Permission, { oldSince, now }: Surroundings): string | null {
  const read = unknown === null ? oldSince : (at(readAt) ?? oldSince);
  return read === null ? null : texts.asOf(momentText(read, now));
}

function sentences(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" ");
}
