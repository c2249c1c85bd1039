import { MINUTE, SECOND, type Instant } from "../time.ts";

const FREE_FAILURES = 5;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 15 * MINUTE;

/**
 * How long nobody can sign in under a login after so many wrong passwords in a row, in milliseconds: nothing before the
 * fifth, then 30 s, doubled by each further one, never more than 15 min. Counted per login, not per address: a whole
 * office shares one.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES));
}

/** Wrong passwords in a row, and until when no other is looked at. */
export type Failures = { readonly failures: number; readonly lockedUntil: Instant | null };

/** Milliseconds until a password is looked at again; 0 means now. */
export function waitLeft({ lockedUntil }: Failures, now: Instant): number {
  return lockedUntil === null ? 0 : Math.max(0, lockedUntil - now);
}

/** One more wrong password. */
export function afterFailure({ failures }: Failures, now: Instant): Failures {
  const wait = waitAfter(failures + 1);
  return { failures: failures + 1, lockedUntil: wait === 0 ? null : now + wait };
}
