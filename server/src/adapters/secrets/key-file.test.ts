import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSecrets } from "./create-secrets.ts";
import { loadOrCreateKeyFile } from "./key-file.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ringbridge-keys-"));
  file = path.join(folder, "ringbridge.key");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("makes a key at the first start, which opens what it sealed after the second", () => {
  const first = loadOrCreateKeyFile(file);
  expect(first.created).toBe(true);
  const sealed = createSecrets(first).seal("the token", "account token");

  const second = loadOrCreateKeyFile(file);
  expect(second.created).toBe(false);
  expect(createSecrets(second).open(sealed, "account token")).toBe("the token");
});

it("lets nobody else read it, whatever the account's habits are, and leaves no drafts", () => {
  loadOrCreateKeyFile(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["ringbridge.key"]);
});

it.each([0o644, 0o640, 0o602])("refuses a file that others may read or write (%o)", (mode) => {
  loadOrCreateKeyFile(file);
  chmodSync(file, mode);
  expect(() => loadOrCreateKeyFile(file)).toThrow(`chmod 600 ${file}`);
});

it("takes one that even its owner cannot write", () => {
  const { keys } = loadOrCreateKeyFile(file);
  chmodSync(file, 0o400);
  expect(loadOrCreateKeyFile(file).keys).toEqual(keys);
});

it("does not replace a file with something else in it", () => {
  writeFileSync(file, "hello\n", { mode: 0o600 });
  expect(() => loadOrCreateKeyFile(file)).toThrow(`The key file ${file} must hold 32 random bytes`);
  expect(readFileSync(file, "utf8")).toBe("hello\n");
});

it("says what helps when it cannot be made", () => {
  const nowhere = path.join(folder, "missing", "ringbridge.key");
  expect(() => loadOrCreateKeyFile(nowhere)).toThrow(
    "Make its folder writable for this account, or set SECRET_KEY.",
  );
  expect(existsSync(nowhere)).toBe(false);
});
