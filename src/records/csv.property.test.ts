import fc from "fast-check";
import { expect, it } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";

const cell = fc.string({ unit: fc.constantFrom(...Array.from("a;,\"\t'=+é👩 1\r\n")) });

it("a table of whatever text comes back as it was written", () => {
  const table = fc.integer({ min: 2, max: 4 }).chain((columns) =>
    fc.array(
      fc.array(
        cell.map((text) => `x${text}x`),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: 2, maxLength: 6 },
    ),
  );
  fc.assert(
    fc.property(table, (rows) => {
      expect(readCsv(writeCsv(rows)).rows).toEqual(rows);
    }),
  );
});

it("reads any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(readCsv(text).rows.length).toBeLessThanOrEqual(text.length + 1);
    }),
  );
});
