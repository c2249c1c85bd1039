import { createUnknownLogins, type UnknownLogins } from "../core/people/unknown-logins.ts";
import { createBrowserLines, type BrowserLines } from "../core/phones/browser-lines.ts";
import { createTurns, type Turns } from "./turns.ts";

/** What this process knows between questions, and may forget when it ends. */
export type Memory = {
  readonly turns: Turns;
  /** What agents' pages say of their lines. */
  readonly browserLines: BrowserLines;
  /** Extensions whose phone in Asterisk is not, or may not be, what it should be: tried again by `sweepExpired`. */
  readonly owedPhones: Set<string>;
  readonly unknownLogins: UnknownLogins;
};

export function createMemory(): Memory {
  return {
    turns: createTurns(),
    browserLines: createBrowserLines(),
    owedPhones: new Set(),
    unknownLogins: createUnknownLogins(),
  };
}
