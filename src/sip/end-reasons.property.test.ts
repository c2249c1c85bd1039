import fc from "fast-check";
import { expect, it } from "vitest";
import { reasonOfCancel, reasonOfRefusal } from "./end-reasons.ts";

it("whatever a server refuses a call with, there is one reason and one line of small print", () => {
  const notice = fc.record({ kind: fc.string(), text: fc.string({ unit: "binary", maxLength: 2_000 }) });
  const refusal = fc.record({
    status: fc.integer(),
    phrase: fc.string({ unit: "binary" }),
    notice: fc.option(notice),
  });
  fc.assert(
    fc.property(refusal, (said) => {
      const { kind, detail } = reasonOfRefusal(said);
      expect(kind).toMatch(/^[a-z-]+$/);
      expect(detail ?? "").not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(Array.from(detail ?? "").length).toBeLessThanOrEqual(256);
    }),
  );
});

it("an offer that is taken back was missed, or taken elsewhere", () => {
  const part = fc.constantFrom(
    "SIP",
    ";",
    "cause",
    "=",
    "200",
    " ",
    "26",
    'text="Call completed elsewhere"',
    "Q.850",
    ",",
  );
  fc.assert(
    fc.property(fc.array(fc.array(part).map((parts) => parts.join(""))), (reasons) => {
      const { kind } = reasonOfCancel(reasons);
      expect(["missed", "answered-elsewhere"]).toContain(kind);
      if (kind === "answered-elsewhere") expect(reasons.join()).toMatch(/200/);
    }),
  );
});
