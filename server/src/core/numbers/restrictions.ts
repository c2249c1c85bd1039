import type { Instant } from "../time.ts";
import type { Restriction } from "./call-settings.ts";

/** Kinds that Meta tells by webhook alone: reading the settings does not repeat them. */
const toldOnce: readonly Restriction["kind"][] = ["call-button-hidden", "other"];

/** What a reading says, and what webhooks told before that it cannot say. */
export function restrictionsAfterReading(
  read: readonly Restriction[],
  before: readonly Restriction[],
  now: Instant,
): readonly Restriction[] {
  const told = before.filter(
    (restriction) => toldOnce.includes(restriction.kind) && isActive(restriction, now),
  );
  return withNews(told, read);
}

/** A restriction that is told anew takes the place of what was known of it. */
export function withNews(
  before: readonly Restriction[],
  news: readonly Restriction[],
): readonly Restriction[] {
  const same = (one: Restriction, other: Restriction) =>
    one.kind === other.kind && (one.kind !== "other" || one.reason === other.reason);
  return [...before.filter((old) => !news.some((restriction) => same(old, restriction))), ...news];
}

const isActive = ({ until }: Restriction, now: Instant) => until === null || until > now;
