import type { Identity } from "../core/call/call.ts";
import { featureCodes } from "../core/dial/feature-codes.ts";
import type { NumberRules } from "../core/ports/number-rules.ts";
import { isParkingPlace, nameOf, placeName, type Known } from "./people.ts";
import { words } from "./words.ts";

const { incoming: texts } = words;

/** Where a call of ours went, found nobody and came back from, and why; null for a call that is not back. */
export function backText(
  { returnedFrom, returnedBecause }: Pick<Identity, "returnedFrom" | "returnedBecause">,
  colleagues: readonly Known[],
  rules: NumberRules,
): string | null {
  if (returnedFrom === null) return null;
  if (returnedBecause === "left") return texts.backLeft;
  const why = texts.backBecause[returnedBecause ?? "unsaid"];
  if (returnedFrom === featureCodes.conference) return texts.backFromConference(why);
  if (!isParkingPlace(returnedFrom)) return texts.backFrom(nameOf(returnedFrom, colleagues, rules), why);
  const atPlace: Partial<typeof texts.backBecause> = texts.placeBecause;
  return texts.backFromPlace(placeName(returnedFrom), atPlace[returnedBecause ?? "unsaid"] ?? why);
}
