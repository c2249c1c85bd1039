import fc from "fast-check";
import { expect, it } from "vitest";
import {
  businessNumberIn,
  encodedText,
  headerText,
  isNumber,
  plainNumber,
  uriDecoded,
  userPart,
} from "./header-text.ts";

/** What stands in headers when somebody tries something. */
const trouble = fc.constantFrom(
  ...'\\ " < > % %00 %0D%0A %E0 %E2%80%AE %F0%9F%91 \u202e \u2066 \u2028 \u0007 \u009b \0 \r\n 👩 é + ; \ud83d'.split(
    " ",
  ),
);
const raw = fc
  .array(fc.oneof(trouble, fc.string({ unit: "binary" }), fc.string()))
  .map((parts) => parts.join(""));
const unseen = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

it.each([
  ["headerText", headerText],
  ["encodedText", encodedText],
  ["userPart", userPart],
] as const)(
  "%s of anything is one line of at most 256 characters that nothing turns round",
  (_name, read) => {
    fc.assert(
      fc.property(raw, (text) => {
        const shown = read(text) ?? "";
        expect(shown).not.toMatch(unseen);
        expect(Array.from(shown).length).toBeLessThanOrEqual(256);
        expect(shown).toBe(shown.trim());
      }),
      { numRuns: 1_000 },
    );
  },
);

it("what is plain enough to be shown is shown as it is", () => {
  const plain = fc
    .string({ unit: fc.constantFrom(...Array.from("Añя日👩'.- 1")), maxLength: 256 })
    .map((text) => text.trim());
  fc.assert(
    fc.property(plain, (text) => {
      expect(headerText(text) ?? "").toBe(text);
    }),
  );
});

it("undoes what a PBX has URI-encoded, and as much of it as a cut has left", () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from("Añя日👩% \r\n\u202e")), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), (said, part) => {
      const encoded = encodeURIComponent(said);
      expect(uriDecoded(encoded)).toBe(said);
      const cut = encoded.slice(0, Math.floor(encoded.length * part)).replace(/%[\dA-F]?$/, "");
      expect(said.startsWith(uriDecoded(cut))).toBe(true);
    }),
  );
});

it("a number is digits, whatever stood there", () => {
  const likely = fc.string({ unit: fc.constantFrom(...Array.from("+*0123456789 \r\n;<sip:@>٣")) });
  fc.assert(
    fc.property(fc.oneof(likely, raw), (text) => {
      expect(businessNumberIn(text) ?? "+123456").toMatch(/^\+\d{6,15}$/);
      expect(plainNumber(text) ?? "1").toMatch(/^[+*]?\d{1,15}$/);
      if (isNumber(text)) expect(businessNumberIn(text) ?? plainNumber(text)).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});
