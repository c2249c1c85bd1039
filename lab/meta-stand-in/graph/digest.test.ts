import { describe, expect, test } from "vitest";
import { createNonces, parseCredentials, provesPassword } from "./digest.ts";

/** As Asterisk writes it; the response worked out apart from this code (RFC 2617, 3.2.2) for the password "open sesame". */
const header =
  'Digest username="12145550111", realm="wa.meta.vc", nonce="1795254303290.6v_TCsxY", uri="sip:+351912345678@127.0.46.2;transport=tls", ' +
  'response="8b1b924de0f2b5addf806e250704a0ad", algorithm=MD5, cnonce="d5ae6eef84574355b91bb0fd0f2beaf5", opaque="rPr5x2Ga7ag04UYW", qop=auth, nc=00000001';

describe("credentials", () => {
  const credentials = parseCredentials(header);

  test("are read whether quoted or not", () => {
    expect(credentials?.get("uri")).toBe("sip:+351912345678@127.0.46.2;transport=tls");
    expect(credentials?.get("nc")).toBe("00000001");
    expect(parseCredentials("Basic dXNlcg==")).toBeUndefined();
    expect(parseCredentials(undefined)).toBeUndefined();
  });

  test.each([
    ["the right password", "INVITE", "open sesame", true],
    ["a wrong one", "INVITE", "open sesam", false],
    ["another method", "BYE", "open sesame", false],
  ])("prove %s", (_, method, password, proven) => {
    expect(provesPassword(credentials!, method, password)).toBe(proven);
  });

  test.each([
    ["another realm", "wa.meta.vc", "elsewhere.example"],
    ["a shorter response", /response="../, 'response="'],
    ["another nonce", "1795254303290", "1795254303291"],
  ])("prove nothing with %s", (_, text, other) => {
    expect(provesPassword(parseCredentials(header.replace(text, other))!, "INVITE", "open sesame")).toBe(
      false,
    );
  });
});

test("a nonce is good for a minute, and only ours", () => {
  let now = 1_000_000;
  const nonces = createNonces(() => now);
  const [, nonce = ""] = /nonce="([^"]+)"/.exec(nonces.challenge("fresh")) ?? [];
  expect(nonces.isFresh(nonce)).toBe(true);
  now += 59_999;
  expect(nonces.isFresh(nonce)).toBe(true);
  now += 1;
  expect(nonces.isFresh(nonce)).toBe(false);
  expect(createNonces(() => 1_000_000).isFresh(nonce)).toBe(false);
  expect(nonces.isFresh(`${String(now)}.made up`)).toBe(false);
});
