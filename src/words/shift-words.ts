import * as english from "./en/shift.ts";
import { spoken } from "./language.ts";

/** The texts of the shift, apart from `words`: they come with its switch, after the phone. */
export const shiftWords = spoken("shift", english).shift;

/** A pause's reason in words; one of the company's own stands as it wrote it. */
export function reasonText(reason: string): string {
  const known: Readonly<Partial<Record<string, string>>> = shiftWords.reasons;
  return known[reason] ?? reason.replaceAll("-", " ");
}
