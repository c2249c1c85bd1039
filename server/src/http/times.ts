import type { Instant } from "../core/time.ts";

/** ISO 8601 in UTC with milliseconds, as the contract has times. */
export const toTime = (instant: Instant): string => new Date(instant).toISOString();

export const toTimeOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : toTime(instant);
