import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { LabError } from "../lab-error.ts";
import type { Sound } from "./customers.ts";

/** How far a call has come, as the customer's phone sees it. It only ever moves to the right. */
export type CallState = "calling" | "ringing" | "answered" | "ended";

const ORDER: readonly CallState[] = ["calling", "ringing", "answered", "ended"];

/** Why a call ended: Q.850 cause and Asterisk's words for it. */
export interface CallEnd {
  readonly cause: number;
  readonly text: string;
}

/** What a call is, without what can be done with it. */
export interface CallFacts {
  readonly id: string;
  /** Who called whom. */
  readonly direction: "from-customer" | "to-customer";
  readonly customer: { readonly number: string; readonly name: string };
  /** E.164 with its plus. */
  readonly businessNumber: string;
  readonly state: CallState;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  /** When the first sound arrived that is no silence, of a call whose customer `listens`. */
  readonly heardAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly end: CallEnd | undefined;
  /** Keys the agent pressed (RFC 4733). */
  readonly digits: string;
}

/** A call on a customer's phone. */
export interface CustomerCall {
  facts(): CallFacts;
  readonly id: string;
  state(): CallState;
  /**
   * Resolves once the call has come to this state.
   * @throws LabError when it ends without ever coming there, or not within `timeoutMs`.
   */
  until(state: CallState, timeoutMs?: number): Promise<void>;
  /** Answers a customer's phone that rings; they greet and then echo, or do `then`. */
  answer(then?: Sound): Promise<void>;
  /** The customer ends the call, or gives up while it rings. */
  hangUp(): Promise<void>;
  /** The customer presses keys on their phone. */
  press(digits: string): Promise<void>;
  /** What the customer heard: a WAV file of 16-bit PCM at 8 kHz, complete once the call has ended (it waits for that). */
  recording(): Promise<string>;
}

/** What a call needs to act on the phone. */
export interface PhoneControls {
  answer(id: string, then?: Sound): Promise<void>;
  hangUp(id: string): Promise<void>;
  press(id: string, digits: string): Promise<void>;
  recordingOf(id: string): string;
}

/** The moving part of a call, for whoever hears the events. */
export interface CallTracker {
  readonly call: CustomerCall;
  moveTo(state: Exclude<CallState, "ended">): void;
  end(end: CallEnd): void;
  hear(at: number): void;
  addDigit(digit: string): void;
}

/** What is known of a call when it begins. */
export type CallStart = Pick<CallFacts, "id" | "direction" | "customer" | "businessNumber" | "startedAt">;

export function createCall(start: CallStart, controls: PhoneControls, onChange: () => void): CallTracker {
  let facts: CallFacts = {
    ...start,
    state: "calling",
    answeredAt: undefined,
    heardAt: undefined,
    endedAt: undefined,
    end: undefined,
    digits: "",
  };
  const waiting = new Set<() => void>();
  const change = (next: CallFacts): void => {
    facts = next;
    for (const look of [...waiting]) look();
    onChange();
  };
  const reached = (state: CallState): boolean => ORDER.indexOf(facts.state) >= ORDER.indexOf(state);
  const story = (): string =>
    `The call with ${facts.customer.name} (${facts.customer.number}) is ${facts.state}` +
    (facts.end ? `: ${facts.end.text} (cause ${String(facts.end.cause)}).` : ".");

  /** States the call really went through: an ended call may never have been answered. */
  const past = new Set<CallState>(["calling"]);
  const until = (state: CallState, timeoutMs = 15_000): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
      };
      const look = (): void => {
        if (past.has(state) || (facts.state !== "ended" && reached(state))) {
          stop();
          resolve();
        } else if (facts.state === "ended") {
          stop();
          reject(new LabError(`${story()} It was never ${state}.`));
        }
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new LabError(`${story()} It was not ${state} within ${String(timeoutMs / 1000)} s.`));
      }, timeoutMs);
      waiting.add(look);
      look();
    });

  return {
    call: {
      id: start.id,
      facts: () => facts,
      state: () => facts.state,
      until,
      answer: (then) => controls.answer(start.id, then),
      hangUp: () => controls.hangUp(start.id),
      press: (digits) => controls.press(start.id, digits),
      recording: async () => {
        await until("ended", 60_000);
        const file = controls.recordingOf(start.id);
        await whenComplete(file);
        return file;
      },
    },
    moveTo: (state) => {
      if (reached(state)) return;
      past.add(state);
      change({ ...facts, state, ...(state === "answered" ? { answeredAt: Date.now() } : {}) });
    },
    end: (end) => {
      past.add("ended");
      change({ ...facts, state: "ended", end, endedAt: Date.now() });
    },
    hear: (at) => change({ ...facts, heardAt: facts.heardAt ?? at }),
    addDigit: (digit) => change({ ...facts, digits: facts.digits + digit }),
  };
}

/** Asterisk writes the length into the header last, a moment after the call has ended. */
async function whenComplete(file: string): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!(await hasItsLength(file))) {
    if (Date.now() > deadline)
      throw new LabError(`There is no complete recording ${file}: a call that was not answered has none.`);
    await delay(20);
  }
}

async function hasItsLength(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const header = Buffer.alloc(8);
    await file.read(header, 0, 8, 0);
    const { size } = await file.stat();
    return size > 44 && header.readUInt32LE(4) === size - 8;
  } finally {
    await file.close();
  }
}
