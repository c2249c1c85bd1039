import { expect, it } from "vitest";
import { withoutEmptyIdentity } from "./empty-identity.ts";

const message = (headers: readonly string[], body = "") =>
  `${["INVITE sip:1001@x SIP/2.0", ...headers, `Content-Length: ${String(body.length)}`].join("\r\n")}\r\n\r\n${body}`;

// prettier-ignore
it.each([
  ["empty",                  ["P-Asserted-Identity:", "To: x"],                          ["To: x"]],
  ["blank",                  ["To: x", "p-asserted-identity : \t"],                      ["To: x"]],
  ["two, one of them empty", ["P-Asserted-Identity: ", "P-Asserted-Identity: <sip:a@b>"], ["P-Asserted-Identity: <sip:a@b>"]],
  ["on a line of its own",   ["P-Asserted-Identity:", " <sip:a@b>"],                     ["P-Asserted-Identity:", " <sip:a@b>"]],
  ["another header",         ["X-P-Asserted-Identity:", "To: x"],                        ["X-P-Asserted-Identity:", "To: x"]],
])("an identity that is %s", (_what, headers, left) => {
  expect(withoutEmptyIdentity(message(headers))).toBe(message(left));
});

it("a body is nobody's header, and a message without an end is left to who reads it", () => {
  const body = "P-Asserted-Identity:\r\nv=0\r\n";
  expect(withoutEmptyIdentity(message(["To: x"], body))).toBe(message(["To: x"], body));
  expect(withoutEmptyIdentity("\r\n")).toBe("\r\n");
  expect(withoutEmptyIdentity("INVITE x\r\nP-Asserted-Identity:\r\nTo: x")).toBe("INVITE x\r\nTo: x");
});
