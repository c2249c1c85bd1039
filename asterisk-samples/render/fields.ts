import { isIP } from "node:net";
import { z } from "zod";

/**
 * One schema per kind of value that ends up in an Asterisk file. Each message says what is wrong and
 * what to do; the name of the value is added by whoever reports it (`faults.ts`).
 *
 * A `;` begins a comment in Asterisk's files, a line break begins a new option, `[` a section and `>`
 * after `=` is swallowed, so free text is an allow-list throughout.
 */

const plainPath = /^\/[\w./@+-]+$/;
const dnsName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const hostname = z
  .string()
  .toLowerCase()
  .regex(dnsName, "is not a host name; give a full DNS name such as pbx.example.com, no address, no port");

export const address = z
  .string()
  .refine((text) => isIP(text) !== 0, "is not an IP address; give one such as 127.0.0.1, or 0.0.0.0 for all");

export const network = z.string().refine((text) => {
  const [base = "", bits = "", ...rest] = text.split("/");
  const most = isIP(base) === 4 ? 32 : 128;
  return isIP(base) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}, "is not a network; write it as address/bits, such as 10.0.0.0/8");

export const port = z
  .number("is not a port; give a number from 1 to 65535")
  .int("is not a port; give a whole number")
  .min(1, "is not a port; the lowest is 1")
  .max(65535, "is not a port; the highest is 65535");

export const listener = z.strictObject({ address, port });

/** E.164, kept without the plus: Asterisk needs it in both ways. */
export const businessNumber = z
  .string()
  .regex(
    /^[+]?[1-9][0-9]{7,14}$/,
    "is not a phone number; give country code and number, such as +12145551869",
  )
  .transform((text) => text.replace("+", ""));

export const extension = z
  .string()
  .regex(/^[1-9][0-9]{1,5}$/, "is not an extension; give 2 to 6 digits, such as 1001");

/** A person or a number's purpose. It stands in callerid="…", in a queue member and in comments. */
export const label = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'()&+-]{0,39}$/u,
    "cannot be used as a name; up to 40 letters, digits, spaces and . ' ( ) & + -",
  );

const examples = ["example-agent-password", "example-ari-password", "example-meta-sip-password"];

function secretOf(least: number) {
  return z
    .string()
    .min(
      least,
      `is too short for a secret; use at least ${least} characters, or leave it out and one is made`,
    )
    .max(128, "is too long for a secret; use at most 128 characters")
    .regex(
      /^[A-Za-z0-9!#$%&()*+,./:=?@^_{|}~-]+$/,
      "holds a character that breaks Asterisk's files; use letters, digits and !#$%&()*+,./:=?@^_{|}~-",
    )
    .refine((text) => !examples.includes(text), "is still the example; leave it out and one is made");
}

export const secret = secretOf(16);

/** Meta makes this one; its length is not ours to choose. */
export const metaSecret = secretOf(8);

export const path = z
  .string()
  .regex(plainPath, "is not usable; give an absolute path of letters, digits and . _ @ + -");

/** Meta's SIP address, or a stand-in's: a name or an address, with a port only if it is not 5061. */
export const sipHost = z.string().refine((text) => {
  const [, host = "", portText] = /^([^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const goodPort = portText === undefined || (Number(portText) >= 1 && Number(portText) <= 65535);
  return (isIP(host) === 4 || dnsName.test(host)) && goodPort;
}, "is not a SIP host; leave it at wa.meta.vc, or give name, or name:port");

export const word = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{1,31}$/, "is not a user name; use 2 to 32 letters, digits, _ and -");
