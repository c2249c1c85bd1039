import type { AuditEntry } from "../../api/contract.ts";
import { auditWords } from "../../words/audit-words.ts";
import { strangersText } from "../../words/people.ts";

const texts = auditWords;

/** What ids are called now; undefined until that is known. */
export type Names = {
  readonly numbers: ReadonlyMap<string, string> | undefined;
  readonly accounts: ReadonlyMap<string, string> | undefined;
};

export type EntryTelling = {
  readonly who: string;
  readonly what: string;
  /** "role: agent → supervisor, extension: none → 1003"; null where there are none. */
  readonly details: string | null;
};

/** An entry in words. An action that a newer backend knows is shown as it is. */
export function tellEntry({ actor, action, target, detail }: AuditEntry, names: Names): EntryTelling {
  const known: Readonly<Partial<Record<string, (target: string) => string>>> = texts.actions;
  const name = targetText(action, target, names);
  const details = Object.entries(detail).map(([key, value]) => detailText(key, value));
  return {
    who: actor === null ? whoIsNobody(action) : strangersText(actor),
    what: known[action]?.(name) ?? [action, target].filter((part) => part !== null).join(" "),
    details: details.length === 0 ? null : details.join(", "),
  };
}

/** What the backend did by itself, and what somebody did who had not signed in. */
const whoIsNobody = (action: string) => (action.startsWith("session.") ? texts.stranger : texts.backend);

function targetText(action: string, target: string | null, { numbers, accounts }: Names): string {
  if (target === null) return texts.nobody;
  if (action.startsWith("number.") || action.startsWith("permission."))
    return numbers === undefined ? "…" : (numbers.get(target) ?? texts.removedNumber);
  if (action.startsWith("account."))
    return accounts === undefined ? "…" : (accounts.get(target) ?? texts.removedAccount);
  return strangersText(target, 120);
}

function detailText(key: string, value: string): string {
  const keys: Readonly<Partial<Record<string, string>>> = texts.details;
  const values: Readonly<Partial<Record<string, Readonly<Partial<Record<string, string>>>>>> = texts.values;
  const parts = value.split(",").map((part) => values[key]?.[part] ?? strangersText(part, 200));
  return `${keys[key] ?? key}: ${parts.join(", ")}`;
}
