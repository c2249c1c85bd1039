import type { Instant } from "../time.ts";
import type { BrowserLine } from "./phone.ts";

/** What an agent's page last said of its line, and when. */
export type BrowserWord = { readonly line: BrowserLine; readonly at: Instant | null };

export type BrowserLines = {
  report(session: string, personId: string, word: { readonly line: BrowserLine; readonly at: Instant }): void;
  /** The session's page is no longer there. @returns whose it was, if it had said something. */
  gone(session: string, at: Instant): string | null;
  of(personId: string): BrowserWord;
};

const rank: Readonly<Record<BrowserLine, number>> = { ready: 3, connecting: 2, down: 1, "signed-out": 0 };

/** The words of all pages, by session. Of several of one person the one nearest to a working line counts. */
export function createBrowserLines(): BrowserLines {
  const words = new Map<
    string,
    { readonly personId: string; readonly line: BrowserLine; readonly at: Instant }
  >();
  /** When the last page of somebody went, by person. */
  const wentAt = new Map<string, Instant>();

  return {
    report(session, personId, { line, at }) {
      words.set(session, { personId, line, at });
      wentAt.delete(personId);
    },
    gone(session, at) {
      const word = words.get(session);
      if (word === undefined) return null;
      words.delete(session);
      wentAt.set(word.personId, at);
      return word.personId;
    },
    of(personId) {
      const [best] = [...words.values()]
        .filter((word) => word.personId === personId)
        .sort((one, other) => rank[other.line] - rank[one.line] || other.at - one.at);
      if (best !== undefined) return { line: best.line, at: best.at };
      return { line: "signed-out", at: wentAt.get(personId) ?? null };
    },
  };
}
