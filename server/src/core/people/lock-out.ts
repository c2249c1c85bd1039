import { MINUTE, SECOND, type Instant } from "../time.ts";

const FREE_FAILURES = 5;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 15 * MINUTE;

/** Wrong passwords in a row, and until when no other is looked at. */
export type Failures = { readonly failures: number; readonly lockedUntil: Instant | null };

/**
 * How long nobody can sign in under a login after so many wrong passwords in a row, in milliseconds: nothing before the
 * fifth, then 30 s, doubled by each further one, never more than 15 min. Counted per login, not per address: a whole
 * office shares one.
 */
function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES));
}

/**
 * Milliseconds until a password is looked at; 0 means now. `underWay` others are being looked at and count as wrong until
 * they prove right.
 */
export function waitLeft({ failures, lockedUntil }: Failures, underWay: number, now: Instant): number {
  const locked = lockedUntil === null ? 0 : Math.max(0, lockedUntil - now);
  return underWay === 0 ? locked : Math.max(locked, waitAfter(failures + underWay));
}

/** One more wrong password. */
export function afterFailure({ failures }: Failures, now: Instant): Failures {
  const wait = waitAfter(failures + 1);
  return { failures: failures + 1, lockedUntil: wait === 0 ? null : now + wait };
}
