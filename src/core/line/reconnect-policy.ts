/** What the policy may look at: `attempt` counts failed attempts in a row from 1. */
export type RetryContext = {
  readonly attempt: number;
  /** Seconds the server asked for (Retry-After), or null. */
  readonly retryAfter: number | null;
  /** A number in [0, 1), new for each decision. */
  readonly random: number;
  /** Whether somebody is talking, and may be in silence until the next attempt. */
  readonly isTalking?: boolean;
};

const steps = [60, 250, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;
const longest = 30_000;
/** Of the few who are in a call: a network that is back carries it on within a second and a half. */
const longestInCall = 1_000;
const jitter = 0.25;
/** A server that asks for more than this is not believed. (Past 2^31 ms a browser's timer would fire at once.) */
const longestObeyed = 3_600_000;

/**
 * Milliseconds to wait before the next attempt: at once but for its spread first (a socket that was only cut is
 * back within a blink), then longer each time up to 30 s, spread by
 * ±25 % so that a whole shift does not knock on a restarted server in one instant. A server's Retry-After is
 * obeyed as the least wait (RFC 3261 20.33), and spread upwards only, since the whole shift was told the same. In a call it
 * is a second at most.
 */
export function retryDelay({ attempt, retryAfter, random, isTalking = false }: RetryContext): number {
  const usual = steps[Math.max(0, attempt - 1)] ?? longest;
  const step = isTalking ? Math.min(usual, longestInCall) : usual;
  const least = Math.min((retryAfter ?? 0) * 1_000, longestObeyed);
  return Math.round(Math.max(step * (1 - jitter + 2 * jitter * random), least * (1 + 2 * jitter * random)));
}
