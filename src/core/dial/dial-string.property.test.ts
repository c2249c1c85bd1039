import fc from "fast-check";
import { expect, it } from "vitest";
import { readDialString } from "./dial-string.ts";
import { roughNumberRules } from "./rough-number-rules.ts";

const read = (text: string) => readDialString(text, roughNumberRules);
const sign = fc.constantFrom(
  ..."+ 00 0 1 34 612 345 678 (0) ( ) - . / tel: wa.me/ https:// ?phone= &phone= whatsapp://send % %2B %20 ext x # ; , \r\n \u202e \u200e ٣ ６ é & ' @".split(
    " ",
  ),
  " ",
);
const pasted = fc.oneof(
  fc.array(sign).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);
const number = fc.stringMatching(/^\+[1-9]\d{7,14}$/);

it("whatever is pasted, what may be called is + and digits, and means itself", () => {
  fc.assert(
    fc.property(pasted, (text) => {
      const found = read(text);
      if (found.kind !== "number") return;
      expect(found.e164).toMatch(/^\+[1-9]\d{7,14}$/);
      expect(read(found.e164)).toEqual(found);
    }),
    { numRuns: 2_000 },
  );
});

it("a number is the same number however it is spaced", () => {
  const spaces = fc.array(fc.constantFrom("", "", " ", "-", ".", "\u00a0", "\u200e"), {
    minLength: 15,
    maxLength: 15,
  });
  fc.assert(
    fc.property(number, spaces, fc.constantFrom("", "tel:", "Tel.: "), (e164, gaps, before) => {
      const written =
        before +
        Array.from(e164)
          .map((letter, at) => letter + (at === 0 ? "" : (gaps[at] ?? "")))
          .join("");
      expect(read(written)).toMatchObject({ kind: "number", e164 });
    }),
  );
});

it("never calls a part of what was written: digits are neither lost nor won", () => {
  const words = fc.array(fc.constantFrom("a", "&", "@", "<b>", "'", "$", "PJSIP/"), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(number, words, fc.nat(14), (e164, parts, at) => {
      const spoiled = e164.slice(0, at + 1) + parts.join("") + e164.slice(at + 1);
      expect(read(spoiled).kind).not.toBe("number");
    }),
  );
});

it.each(["1 ", "(0)", "+1(", "wa.me/", "&phone=", "tel:;a=", "1ext", "٣", "%2B", "Tel: "])(
  "understands or refuses %j, again and again, within a moment",
  (part) => {
    const { user } = process.threadCpuUsage();
    for (let times = 1; times <= 200; times++) read(part.repeat(times));
    expect((process.threadCpuUsage().user - user) / 1_000).toBeLessThan(400);
  },
);
