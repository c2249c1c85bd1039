import { readDialString } from "../../core/dial/dial-string.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";
import type { Presence } from "../../core/ports/presence.ts";
import { presenceOrder } from "../../stores/use-presence.ts";
import type { Colleague } from "../../stores/react.tsx";

/** Where a call can go. */
export type Target =
  | { readonly kind: "colleague"; readonly to: string; readonly name: string; readonly presence: Presence }
  /** Typed, and nobody's on the list. */
  | { readonly kind: "extension"; readonly to: string }
  | { readonly kind: "number"; readonly to: string; readonly shown: string };

/** Text without accents and case, for comparing. */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Whether every word of the search begins a word of the name, or the extension. */
function fits({ name, extension }: Colleague, search: string): boolean {
  const parts = [...plain(name).split(/\s+/), extension];
  return plain(search)
    .split(/\s+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}

/**
 * Whom a call can be transferred to for what was typed: a number first, then colleagues, those who can take it before the
 * others, then by name.
 */
export function targetsFor(
  search: string,
  colleagues: readonly Colleague[],
  presenceOf: (extension: string) => Presence,
  rules: NumberRules,
): readonly Target[] {
  const typed = search.trim();
  const found = colleagues
    .filter((one) => typed === "" || fits(one, typed))
    .map(({ extension, name }): Target & { readonly kind: "colleague" } => ({
      kind: "colleague",
      to: extension,
      name,
      presence: presenceOf(extension),
    }))
    .sort(
      (one, other) =>
        presenceOrder.indexOf(one.presence) - presenceOrder.indexOf(other.presence) ||
        one.name.localeCompare(other.name),
    );
  return [...typedTarget(typed, colleagues, rules), ...found];
}

function typedTarget(typed: string, colleagues: readonly Colleague[], rules: NumberRules): readonly Target[] {
  const number = readDialString(typed, rules);
  if (number.kind === "number") return [{ kind: "number", to: number.e164, shown: number.international }];
  const isKnown = colleagues.some(({ extension }) => extension === typed);
  // Too short, and it may be an emergency number; an extension has four digits as a rule.
  return /^[1-9]\d{2,5}$/.test(typed) && !isKnown ? [{ kind: "extension", to: typed }] : [];
}
