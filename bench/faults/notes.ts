import { joined } from "./spans.ts";
import type { Span } from "./spans.ts";
import type { Told } from "./watch.ts";

/** What all pages of an agent's browser have told. */
export interface Notes {
  take(told: Told, page: unknown): void;
  /** When the customer could be heard. */
  heard(): readonly Span[];
  /** When the line was said to be ready, up to now. */
  ready(): readonly Span[];
  /** Lines that came onto the screen since then and had not been there before, once each, in order. */
  said(since: number): readonly string[];
  /** What the line's light of this page says now; undefined: it has not said. */
  line(page: unknown): string | null | undefined;
  /** This page says nothing any more, such as one that has crashed. */
  silence(page: unknown, at: number): void;
}

const readyWords = "Line ready";

export function createNotes(): Notes {
  const heard: Span[] = [];
  const said: { readonly at: number; readonly line: string }[] = [];
  const lights = new Map<unknown, { readonly at: number; readonly words: string | null }[]>();
  const light = (page: unknown, at: number, words: string | null): void => {
    lights.set(page, [...(lights.get(page) ?? []), { at, words }]);
  };

  return {
    take: (told, page) => {
      switch (told.kind) {
        case "heard":
          heard.push({ from: told.from, to: told.to });
          break;
        case "said":
          said.push(...told.lines.map((line) => ({ at: told.at, line })));
          break;
        case "line":
          light(page, told.at, told.words);
          break;
        case "gone":
          light(page, told.at, null);
          break;
      }
    },
    heard: () => joined(heard, 1),
    ready: () =>
      [...lights.values()].flatMap((said) =>
        said
          .map(({ at, words }, index) => ({ words, from: at, to: said[index + 1]?.at ?? Date.now() }))
          .filter(({ words }) => words === readyWords),
      ),
    said: (since) => {
      const before = new Set(said.filter(({ at }) => at < since).map(({ line }) => line));
      return [...new Set(said.map(({ line }) => line))].filter((line) => !before.has(line));
    },
    line: (page) => lights.get(page)?.at(-1)?.words,
    silence: (page, at) => light(page, at, null),
  };
}
