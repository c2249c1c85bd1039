import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { META_DOMAIN } from "../meta-facts.ts";

/** What a Proxy-Authorization header says (RFC 2617, MD5 with qop=auth, as Meta's guide has it). */
export type Credentials = ReadonlyMap<string, string>;

/** Undefined when the header is no digest. */
export function parseCredentials(header: string | undefined): Credentials | undefined {
  if (header === undefined || !/^Digest\s/i.test(header)) return undefined;
  return new Map(
    [...header.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)].map(
      ([, name = "", quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? ""],
    ),
  );
}

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

/** Whether the credentials prove that their user knows the password. */
export function provesPassword(credentials: Credentials, method: string, password: string): boolean {
  const value = (name: string): string => credentials.get(name) ?? "";
  const secret = md5(`${value("username")}:${META_DOMAIN}:${password}`);
  const asked = md5(`${method}:${value("uri")}`);
  const expected = md5([secret, value("nonce"), value("nc"), value("cnonce"), value("qop"), asked].join(":"));
  const given = value("response");
  return (
    value("realm") === META_DOMAIN &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  );
}

/** Nonces that prove themselves: when they were made, signed. */
export interface Nonces {
  /** The value of a Proxy-Authenticate header. */
  challenge(stale: "stale" | "fresh"): string;
  isFresh(nonce: string): boolean;
}

const LIFETIME_MS = 60_000;

export function createNonces(now: () => number = Date.now): Nonces {
  const secret = randomBytes(32);
  const sign = (time: string): string => createHmac("sha256", secret).update(time).digest("base64url");
  return {
    challenge: (stale) => {
      const time = String(now());
      const nonce = `${time}.${sign(time)}`;
      const more = stale === "stale" ? ", stale=true" : "";
      return `Digest realm="${META_DOMAIN}", nonce="${nonce}", opaque="${sign("opaque").slice(0, 16)}", algorithm=MD5, qop="auth"${more}`;
    },
    isFresh: (nonce) => {
      const [time = "", signature] = nonce.split(".");
      return signature === sign(time) && Number(time) > now() - LIFETIME_MS;
    },
  };
}
