import { usualFreed, usualLie, usualRegistered, usualSilence } from "./fault.ts";
import type { Fault } from "./fault.ts";
import type { Seen } from "./seen.ts";

/** Each expectation that was missed, as a sentence with what was expected and seen. Empty: all were met. */
export function missedBy(
  { call, expected }: Pick<Fault, "call" | "expected">,
  seen: Seen,
): readonly string[] {
  const { outcome, says, lie = usualLie } = expected;
  const missed: string[] = [...seen.troubles];
  if (seen.lied > lie)
    missed.push(
      `Expected that "Line ready" is never wrong for more than ${String(lie)} s; it was for ${told(seen.lied)}.`,
    );
  if (says !== undefined && !seen.words.some((line) => says.test(line)))
    missed.push(`Expected words like ${String(says)}; ${wordsOf(seen)}.`);
  const untrue = seen.words.find((line) => expected.never?.test(line));
  if (untrue !== undefined)
    missed.push(`Expected never to read "${untrue}", which is not true; it was there.`);
  if (outcome === "survives" && call === "up") missed.push(...missedInCall(expected, seen));
  if (outcome === "survives") missed.push(...missedByLine(expected, seen));
  if (outcome !== "survives" && call === "up") missed.push(...missedByLosing(expected, seen));
  return missed;
}

function missedByLine(
  { registered: wanted = usualRegistered }: Fault["expected"],
  { registered, after }: Seen,
): readonly string[] {
  const late =
    registered === null
      ? ["Expected that the line comes back; it did not."]
      : registered > wanted
        ? [`Expected to be registered within ${told(wanted)} after it was over; it took ${told(registered)}.`]
        : [];
  return after === undefined || after === "works" ? late : [...late, after.why];
}

function missedByLosing(
  { freed: wanted = usualFreed }: Fault["expected"],
  { freed }: Seen,
): readonly string[] {
  if (freed === null)
    return ["Expected that the customer is not left in silence; their call was still up at the end."];
  return freed !== undefined && freed > wanted
    ? [`Expected that the customer is let go of within ${told(wanted)}; it took ${told(freed)}.`]
    : [];
}

function missedInCall(
  { silence = usualSilence, deaf }: Fault["expected"],
  { kept, silence: heard }: Seen,
): readonly string[] {
  if (kept !== true) return [`Expected that the call goes on; ${lostFor(heard)}.`];
  const sides = [
    ["the agent", heard?.agent],
    ["the customer", heard?.customer],
  ] as const;
  return sides
    .filter(([who]) => who !== `the ${deaf ?? "deaf"}`)
    .filter(([, length]) => length === null || length === undefined || length > silence)
    .map(
      ([who, length]) =>
        `Expected at most ${told(silence)} without a voice; ${who} heard nothing for ${told(length ?? null)}.`,
    );
}

function lostFor(silence: Seen["silence"]): string {
  const { agent, customer } = silence ?? {};
  if (agent !== null && customer === null) return "at the end the customer did not hear the agent";
  if (agent === null && customer !== null) return "at the end the agent did not hear the customer";
  return "at the end neither heard the other";
}

const told = (length: number | null): string => (length === null ? "all the time" : `${length.toFixed(1)} s`);

const wordsOf = ({ words }: Seen): string =>
  words.length === 0
    ? "nothing was said"
    : `there were ${words
        .slice(0, 6)
        .map((line) => `"${line}"`)
        .join(", ")}`;
