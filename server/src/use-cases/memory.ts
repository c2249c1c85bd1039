import { createLoginAttempts, type LoginAttempts } from "../core/people/login-attempts.ts";
import { createBrowserLines, type BrowserLines } from "../core/phones/browser-lines.ts";
import { createTurns, type Turns } from "./turns.ts";

/** What this process knows between questions, and may forget when it ends. */
export type Memory = {
  readonly turns: Turns;
  /** What agents' pages say of their lines. */
  readonly browserLines: BrowserLines;
  /** Extensions whose phone in Asterisk is not, or may not be, what it should be: tried again by `sweepExpired`. */
  readonly owedPhones: Set<string>;
  readonly loginAttempts: LoginAttempts;
};

export function createMemory(): Memory {
  return {
    turns: createTurns(),
    browserLines: createBrowserLines(),
    owedPhones: new Set(),
    loginAttempts: createLoginAttempts(),
  };
}
