import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "../../../core/ports/clock.ts";
import type { Ari } from "../ari.ts";
import { createObjectStore } from "./object-store.ts";
import { createTrunkFile } from "./trunk-file.ts";
import { withSections } from "./trunk-sections.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "trunk-file-"));
  file = path.join(folder, "ringbridge-trunks.conf");
});
afterEach(() => rm(folder, { recursive: true }));

/** Knows the endpoints that were in the file when it was last told to reload. */
function asteriskReading(): Ari {
  let read = "";
  return async ({ method, path: [, what, name], path: whole }) => {
    if (method === "PUT" && what === "modules" && name === "res_pjsip.so") {
      read = await readFile(file, "utf8");
      return { kind: "answered", body: undefined };
    }
    return read.includes(`[${whole.at(-1) ?? ""}]\ntype=endpoint`)
      ? { kind: "answered", body: [] }
      : { kind: "refused", status: 404, text: "404" };
  };
}

/** Every wait is over at once. */
const clock: Clock = {
  now: () => Date.now(),
  after: (_delay, callback) => {
    const soon = setImmediate(callback);
    return () => clearImmediate(soon);
  },
};

const create = (ari: Ari) => createTrunkFile({ file, ari, store: createObjectStore(ari), clock });
const trunk = (id: string, password_digest: string) =>
  [
    { type: "auth", id: `${id}-in`, fields: { password: "", password_digest } },
    { type: "endpoint", id, fields: { context: "from-meta" } },
  ] as const;

describe("the file of trunks", () => {
  test("holds each number once, and only who may read Asterisk's files reads it", async () => {
    const trunks = create(asteriskReading());
    const answers = await Promise.all([
      trunks.write("+12145551869", trunk("wa-12145551869", "MD5:1")),
      trunks.write("+4930901820", trunk("wa-4930901820", "MD5:2")),
      trunks.write("+12145551869", trunk("wa-12145551869", "MD5:3")),
    ]);
    expect(answers).toEqual([{ kind: "done" }, { kind: "done" }, { kind: "done" }]);
    const text = await readFile(file, "utf8");
    expect(text.match(/password_digest=.*/g)).toEqual(["password_digest=MD5:2", "password_digest=MD5:3"]);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await trunks.remove("+12145551869", "wa-12145551869")).toEqual({ kind: "done" });
    expect(await readFile(file, "utf8")).not.toContain("12145551869");
  });

  test("that pjsip.conf does not include is told", async () => {
    const deaf: Ari = ({ method }) =>
      Promise.resolve(
        method === "PUT" ? { kind: "answered", body: null } : { kind: "refused", status: 404, text: "404" },
      );
    const answer = await create(deaf).write("+12145551869", trunk("wa-12145551869", "MD5:1"));
    expect(answer).toMatchObject({ kind: "refused", text: expect.stringContaining("pjsip.conf") as string });
  });

  test("that cannot be written is told, without its path", async () => {
    await writeFile(path.join(folder, "in-the-way"), "");
    file = path.join(folder, "in-the-way", "trunks.conf");
    const answer = await create(asteriskReading()).write("+12145551869", trunk("wa-12145551869", "MD5:1"));
    expect(answer).toEqual({ kind: "refused", text: "ENOTDIR: the file of trunks cannot be written" });
  });
});

test("what others wrote into the file stays", () => {
  const own = "[mine]\ntype=endpoint\n";
  const once = withSections(own, "+12145551869", "[wa-12145551869]\n");
  const twice = withSections(withSections(once, "+4930901820", "[x]\n"), "+12145551869", "[y]\n");
  expect(twice).toContain(own);
  expect(twice).not.toContain("[wa-12145551869]");
  expect(withSections(withSections(twice, "+12145551869", null), "+4930901820", null)).toBe(own);
  expect(withSections(own, "+12145551869", null)).toBe(own);
});
