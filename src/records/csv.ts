import Papa from "papaparse";
import type { TextTable } from "../core/ports/contact-book.ts";

/** Reads comma-, semicolon- or tab-separated values; which of them, the file's first lines tell. */
export function readCsv(text: string): TextTable {
  const { data, errors } = Papa.parse<readonly string[]>(text, {
    skipEmptyLines: "greedy",
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  const faulty = errors.filter(({ type }) => type === "Quotes").map(({ row }) => (row ?? 0) + 1);
  return { rows: data, faultyRows: [...new Set(faulty)] };
}

/**
 * Writes comma-separated values as RFC 4180 has them, lines ended by CR LF. What begins a formula is the caller's to defuse.
 * Every value is quoted: whoever guesses what separates them then is not led astray by semicolons in a text.
 */
export function writeCsv(rows: TextTable["rows"]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { quotes: true },
  );
}
