import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecrets } from "./create-secrets.ts";

const key = randomBytes(32);
const secrets = createSecrets({ keys: [key] });

describe("sealing", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });

  it("gives back what was sealed", () => {
    fc.assert(
      fc.property(text, text, (secret, purpose) => {
        expect(secrets.open(secrets.seal(secret, purpose), purpose)).toBe(secret);
      }),
    );
  });

  it("shows neither the secret nor whether two are alike", () => {
    const sealed = secrets.seal("EAAG-token-of-the-company", "account token");
    expect(sealed).not.toContain("EAAG");
    expect(Buffer.from(sealed.split(".")[2]!, "base64url").toString("latin1")).not.toContain("EAAG");
    expect(secrets.seal("EAAG-token-of-the-company", "account token")).not.toBe(sealed);
  });

  it("does not open for another purpose", () => {
    fc.assert(
      fc.property(text, text, text, (secret, purpose, other) => {
        fc.pre(Buffer.from(purpose).compare(Buffer.from(other)) !== 0);
        expect(() => secrets.open(secrets.seal(secret, purpose), other)).toThrow(
          "sealed for another purpose",
        );
      }),
    );
  });

  it("does not open with one bit of it flipped, wherever", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat({ max: 7 }), (secret, at, bit) => {
        const [version, name, body] = secrets.seal(secret, "account token").split(".");
        const bytes = Buffer.from(body!, "base64url");
        bytes[at % bytes.length]! ^= 1 << bit;
        const changed = `${version!}.${name!}.${bytes.toString("base64url")}`;
        expect(() => secrets.open(changed, "account token")).toThrow("was changed");
      }),
    );
  });

  it("does not open when anything of it is missing or added", () => {
    fc.assert(
      fc.property(text, fc.nat(), (secret, at) => {
        const sealed = secrets.seal(secret, "account token");
        expect(() => secrets.open(sealed.slice(0, at % sealed.length), "account token")).toThrow();
        expect(() => secrets.open(`${sealed}A`, "account token")).toThrow();
        expect(() => secrets.open(`${sealed}.A`, "account token")).toThrow("not a sealed secret");
      }),
    );
  });

  it("opens what any of its keys sealed, and seals with the first: a key can be replaced", () => {
    const [next, stranger] = [randomBytes(32), randomBytes(32)];
    const both = createSecrets({ keys: [next, key] });
    expect(both.open(secrets.seal("old", "x"), "x")).toBe("old");
    expect(createSecrets({ keys: [next] }).open(both.seal("new", "x"), "x")).toBe("new");
    expect(() => createSecrets({ keys: [stranger] }).open(both.seal("new", "x"), "x")).toThrow(
      "Put that key back",
    );
  });
});

describe("passwords", () => {
  it("knows the right one from all others, and an unknown login from none", async () => {
    const hash = await secrets.hashPassword("correct horse battery");
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await secrets.verifyPassword("correct horse battery", hash)).toBe(true);
    expect(await secrets.verifyPassword("correct horse batterz", hash)).toBe(false);
    expect(await secrets.verifyPassword("correct horse battery", null)).toBe(false);
  });

  it("is the same password from every keyboard, composed or not", async () => {
    const hash = await secrets.hashPassword("Gespr\u00e4chsnotiz");
    expect(await secrets.verifyPassword("Gespra\u0308chsnotiz", hash)).toBe(true);
  });

  it("reads hashes of other costs: they say what they cost", async () => {
    // RFC 7914, 12: password "pleaseletmein", salt "SodiumChloride", N=16384, r=8, p=1, the first 32 bytes.
    const hash = Buffer.from("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2", "hex");
    const salt = Buffer.from("SodiumChloride").toString("base64").replace(/=+$/, "");
    const stored = `$scrypt$ln=14,r=8,p=1$${salt}$${hash.toString("base64").replace(/=+$/, "")}`;
    expect(await secrets.verifyPassword("pleaseletmein", stored)).toBe(true);
  });

  it.each(["", "$2b$12$abc", "$scrypt$ln=30,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A".repeat(43)])(
    "does not work on what is no hash of ours: %s",
    async (stored) => {
      await expect(secrets.verifyPassword("correct horse battery", stored)).rejects.toThrow(
        "not one of this program's",
      );
    },
  );
});

describe("tokens and digests", () => {
  it("are long enough, fit into addresses, and never come twice", () => {
    expect(secrets.newId()).toMatch(/^[0-9a-f-]{36}$/);
    expect(secrets.newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(secrets.newShortToken()).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(new Set(Array.from({ length: 1000 }, () => secrets.newToken())).size).toBe(1000);
  });

  it("are what others compute: SHA-256, and HMAC as RFC 4231 has it (test case 2)", () => {
    expect(secrets.digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(secrets.hmac("Jefe", Buffer.from("what do ya want for nothing?"))).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });

  it("compares texts of any length", () => {
    expect(secrets.equal("sha256=ab", "sha256=ab")).toBe(true);
    expect(secrets.equal("sha256=ab", "sha256=ac")).toBe(false);
    expect(secrets.equal("sha256=ab", "")).toBe(false);
  });
});
