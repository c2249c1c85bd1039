import type { Instant } from "../call/call.ts";

/** Somebody this agent knows. */
export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly note: string;
  readonly isFavourite: boolean;
  /** `+` and digits, each once; the first is the one to call. Never empty. */
  readonly numbers: readonly string[];
  readonly changed: Instant;
};

/** The longest that is kept of each field, in UTF-16 units; the most numbers. */
export const contactLimits = { name: 100, company: 100, email: 200, note: 2_000, numbers: 20 } as const;

/** The most contacts a browser is asked to keep. */
export const mostContacts = 20_000;

/** By name, favourites first; `compare` is the language's order. */
export function inOrder(
  contacts: readonly Contact[],
  compare: (one: string, other: string) => number,
): readonly Contact[] {
  return [...contacts].sort(
    (one, other) =>
      Number(other.isFavourite) - Number(one.isFavourite) ||
      compare(one.name, other.name) ||
      compare(one.id, other.id),
  );
}
