import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseKeys } from "./keys.ts";

const key = randomBytes(32);
const older = randomBytes(32);

describe("keys in SECRET_KEY", () => {
  it.each([
    ["as openssl writes one", `${key.toString("base64")}\n`, [key]],
    ["in base64url", key.toString("base64url"), [key]],
    ["the new one before the old one", `${key.toString("base64")},${older.toString("base64")}`, [key, older]],
    ["one a line", `${key.toString("base64")}\r\n${older.toString("base64")}\r\n`, [key, older]],
  ])("%s", (_, text, keys) => {
    expect(parseKeys(text, "SECRET_KEY")).toEqual(keys);
  });

  it.each([
    ["too short", randomBytes(16).toString("base64")],
    ["too long", randomBytes(33).toString("base64")],
    ["hexadecimal", key.toString("hex")],
    ["with a sign that is not base64", `${key.toString("base64").slice(0, 43)}!`],
    ["nothing", " \n"],
  ])("says what is wanted when it is %s, without repeating it", (_, text) => {
    const reading = () => parseKeys(text, "SECRET_KEY");
    expect(reading).toThrow(/^SECRET_KEY .*openssl rand -base64 32$/);
    if (text.trim() !== "") expect(reading).not.toThrow(text.trim());
  });
});
