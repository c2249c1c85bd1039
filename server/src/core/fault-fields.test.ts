import { expect, it } from "vitest";
import { faultFields } from "./fault-fields.ts";

it("says where a fault was and of what kind", () => {
  const fields = faultFields(new TypeError("cannot read the session"));
  expect(fields).toMatchObject({ fault: "TypeError", text: "cannot read the session", code: null });
  expect(fields["place"]).toContain("fault-fields.test.ts");
});

it.each([
  ["a customer's number", "no permission for +34600111222 now", "no permission for … now"],
  [
    "what JSON.parse repeats",
    `Unexpected token 'c', "customer 1" is not valid JSON`,
    "Unexpected token …, … is not valid JSON",
  ],
  ["a token", "refused: EAAGm0PX4ZCpsBAKZCq2gZBx", "refused: …"],
])("leaves out %s", (_what, message, text) => {
  expect(faultFields(new Error(message))["text"]).toBe(text);
});

it("keeps one line of a message that has several", () => {
  expect(faultFields(new Error("one\r\ntwo"))["text"]).toBe("one two");
});

it("takes what is no error", () => {
  expect(faultFields("+34600111222")).toEqual({ fault: "string" });
});
