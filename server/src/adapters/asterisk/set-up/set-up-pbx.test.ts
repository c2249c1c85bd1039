import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Ari } from "../ari.ts";
import { createObjectStore } from "./object-store.ts";
import { createPbxSetUp } from "./set-up-pbx.ts";
import { digestsOf } from "./sip-objects.ts";

const domain = "pbx.example.org";
const number = "+12145551869";
const trunk = { number, password: "meta-sip-password", destination: { kind: "agents" } } as const;
const carol = { extension: "1003", name: "Carol" };

/**
 * Push configuration as a real Asterisk has it: what is not sent stays, everything shown is text, and who is registered
 * at an AOR is shown with it, stays so for a while after it is gone, and is written down in one that is pushed.
 */
function createAsterisk() {
  const objects = new Map<string, Map<string, string>>();
  /** URIs of who is registered, by the AOR's name. */
  const registered = new Map<string, string>();
  const asked: string[] = [];
  const noted: string[] = [];
  /** Answers a question with this from now on; the rest as usual. */
  const refusals = new Map<string, Awaited<ReturnType<Ari>>>();
  /** What happens once, right after the answer to a question. */
  const between = new Map<string, () => void>();
  const ari: Ari = ({ method, path, body, query }) => {
    const [id = "", type = ""] = [path.at(-1), path.at(-2)];
    const question = path[0] === "channels" ? `RUN ${query?.["endpoint"] ?? ""}` : `${method} ${type}/${id}`;
    if (method !== "GET") asked.push(question);
    const refusal = refusals.get(question);
    const answer = refusal ?? answerOf(method, `${type}/${id}`, path, body);
    between.get(question)?.();
    between.delete(question);
    return Promise.resolve(answer);
  };
  function answerOf(
    method: string,
    key: string,
    path: readonly string[],
    body: object = {},
  ): Awaited<ReturnType<Ari>> {
    if (path[0] === "channels") return { kind: "answered", body: {} };
    const known = objects.get(key);
    if (method === "PUT") {
      const { fields } = body as { fields: { attribute: string; value: string }[] };
      const all = [...(known ?? []), ...fields.map((one) => [one.attribute, one.value] as const)];
      objects.set(key, new Map([...all, ...contactOf(key)]));
      return { kind: "answered", body: [] };
    }
    const [aor, uri] = [...registered].find((one) => key === `contact/${registrationOf(...one)}`) ?? [];
    if (aor !== undefined && uri !== undefined) {
      if (method === "DELETE") registered.delete(aor);
      return { kind: "answered", body: [{ attribute: "uri", value: uri }] };
    }
    if (known === undefined) return { kind: "refused", status: 404, text: "404 not found" };
    if (method === "DELETE") objects.delete(key);
    const shown = [...known, ...contactOf(key)];
    return { kind: "answered", body: shown.map(([attribute, value]) => ({ attribute, value })) };
  }
  function contactOf(key: string): readonly (readonly ["contact", string])[] {
    const uri = key.startsWith("aor/") ? registered.get(key.slice("aor/".length)) : undefined;
    return uri === undefined ? [] : [["contact", uri]];
  }
  const pbx = createPbxSetUp({
    ari,
    store: createObjectStore(ari),
    site: { domain, metaHost: "wa.meta.vc", metaRealm: "wa.meta.vc" },
    file: null,
    noteEndpoint: (endpoint, presence) => void noted.push(`${endpoint} ${presence}`),
    noteSignedOut: (extension) => void noted.push(`${extension} signed out`),
  });
  const names = () => [...objects.keys()].sort();
  const forget = () => void asked.splice(0);
  return { pbx, objects, registered, asked, noted, refusals, between, names, forget };
}

const registrationOf = (aor: string, uri: string) => `${aor};@${createHash("md5").update(uri).digest("hex")}`;
const browser = "sip:1003@127.0.0.1:5;transport=ws";
const browserBefore = "sip:1003@127.0.0.1:4;transport=ws";

const unreachable = { kind: "unreachable" } as const;
const refused = (status: number) => ({ kind: "refused", status, text: `${status} no` }) as const;

describe("an agent", () => {
  test("gets auth, AOR, endpoint and a place in the queue, in this order", async () => {
    const { pbx, asked, noted } = createAsterisk();
    expect(await pbx.setUpAgent(carol)).toEqual({ kind: "done" });
    expect(asked).toEqual([
      "PUT auth/1003",
      "PUT aor/1003",
      "PUT endpoint/1003",
      "RUN Local/1003@queue-join/n",
    ]);
    expect(noted).toEqual(["1003 there"]);
  });

  test("set up again nothing is touched: an AOR pushed over would keep a dead browser for good", async () => {
    const { pbx, asked, forget } = createAsterisk();
    await pbx.setUpAgent(carol);
    forget();
    await pbx.setUpAgent(carol);
    expect(asked).toEqual(["RUN Local/1003@queue-join/n"]);
    forget();
    await pbx.setUpAgent({ ...carol, name: "Carol Lind" });
    expect(asked).toEqual(["PUT endpoint/1003", "RUN Local/1003@queue-join/n"]);
  });

  test("keeps the password when set up again", async () => {
    const { pbx, objects } = createAsterisk();
    await pbx.setUpAgent(carol);
    await pbx.setPhonePassword("1003", "of-today");
    await pbx.setUpAgent(carol);
    expect(objects.get("auth/1003")?.get("password_digest")).toBe(digestsOf("1003", domain, "of-today"));
  });

  test("has no password that anybody knows until one is set, and none in clear then", async () => {
    const { pbx, objects } = createAsterisk();
    await pbx.setUpAgent(carol);
    const first = objects.get("auth/1003")?.get("password_digest");
    expect(first).toMatch(/^MD5:[\da-f]{32},SHA-256:[\da-f]{64}$/);
    await pbx.setPhonePassword("1003", "of-today");
    expect(objects.get("auth/1003")?.get("password_digest")).not.toBe(first);
    expect(JSON.stringify([...objects].map(([, fields]) => [...fields]))).not.toContain("of-today");
  });

  test("whom Asterisk forgot is told so, and gets no password", async () => {
    const { pbx, asked } = createAsterisk();
    expect(await pbx.setPhonePassword("1003", "of-today")).toMatchObject({ kind: "refused" });
    expect(asked).toEqual([]);
  });

  test("is signed out: first nobody can sign in, then who is signed in is dropped", async () => {
    const { pbx, asked, noted, objects, registered, forget } = createAsterisk();
    await pbx.setUpAgent(carol);
    await pbx.setPhonePassword("1003", "of-today");
    forget();
    registered.set("1003", browser);
    expect(await pbx.revokePhone("1003")).toEqual({ kind: "done" });
    expect(asked).toEqual(["PUT auth/1003", `DELETE contact/${registrationOf("1003", browser)}`]);
    expect(objects.get("auth/1003")?.get("password_digest")).not.toBe(digestsOf("1003", domain, "of-today"));
    expect(registered.size).toBe(0);
    expect(noted.at(-1)).toBe("1003 signed out");
  });

  test("is signed out for good though they registered once more in that moment", async () => {
    const { pbx, registered, between } = createAsterisk();
    await pbx.setUpAgent(carol);
    registered.set("1003", browserBefore);
    const dropped = `DELETE contact/${registrationOf("1003", browserBefore)}`;
    between.set(dropped, () => registered.set("1003", browser));
    expect(await pbx.revokePhone("1003")).toEqual({ kind: "done" });
    expect(registered.size).toBe(0);
  });

  test("who cannot be got rid of is told of, instead of being tried for ever", async () => {
    const { pbx, registered, refusals, noted } = createAsterisk();
    await pbx.setUpAgent(carol);
    registered.set("1003", browser);
    refusals.set(`DELETE contact/${registrationOf("1003", browser)}`, refused(403));
    expect(await pbx.revokePhone("1003")).toMatchObject({ kind: "refused" });
    expect(noted).not.toContain("1003 signed out");
  });

  test("a browser that was written down to be rung for good is forgotten, as soon as nobody is registered", async () => {
    const { pbx, asked, objects, registered, forget } = createAsterisk();
    await pbx.setUpAgent(carol);
    forget();
    objects.get("aor/1003")?.set("contact", browserBefore);
    registered.set("1003", browser);
    await pbx.setUpAgent(carol);
    expect(asked).not.toContain("DELETE aor/1003");
    await pbx.revokePhone("1003");
    expect(objects.get("aor/1003")?.get("contact")).toBeUndefined();
    expect(registered.size).toBe(0);
  });

  test("who is removed is not written down when set up again at once", async () => {
    const { pbx, objects, registered } = createAsterisk();
    await pbx.setUpAgent(carol);
    registered.set("1003", browser);
    await pbx.removeAgent("1003");
    await pbx.setUpAgent(carol);
    expect(objects.get("aor/1003")?.get("contact")).toBeUndefined();
  });

  test("who is removed leaves nothing; removed or revoked twice is fine", async () => {
    const { pbx, names, noted } = createAsterisk();
    await pbx.setUpAgent(carol);
    expect(await pbx.removeAgent("1003")).toEqual({ kind: "done" });
    expect(names()).toEqual([]);
    expect(noted).toEqual(["1003 there", "1003 gone", "1003 signed out"]);
    expect([await pbx.removeAgent("1003"), await pbx.revokePhone("1003")]).toEqual([
      { kind: "done" },
      { kind: "done" },
    ]);
  });

  test.each([
    ["a Thai one, three bytes a character", "ก".repeat(80), 78],
    ["one of two bytes a character", "é".repeat(80), 78],
    ["one of four", "😀".repeat(40), 76],
    ["a plain one", "a".repeat(80), 79],
  ])("a long name ends with a whole character: %s", async (_, name, bytes) => {
    const { pbx, objects } = createAsterisk();
    await pbx.setUpAgent({ extension: "1003", name });
    const [, kept = ""] = /^"(.*)" <1003>$/u.exec(objects.get("endpoint/1003")?.get("callerid") ?? "") ?? [];
    // Asterisk takes 79 bytes of it, and cuts the rest off wherever that is.
    expect(Buffer.byteLength(kept)).toBe(bytes);
    expect(name.startsWith(kept) && kept.isWellFormed()).toBe(true);
  });

  test("a name with quotes stays within its quotes", async () => {
    const { pbx, objects } = createAsterisk();
    await pbx.setUpAgent({ extension: "1003", name: 'Carol "C" <1>\r\nX: y' });
    expect(objects.get("endpoint/1003")?.get("callerid")).toMatch(/^"[^"<>\r\n]*" <1003>$/);
  });

  test("an AOR with somebody registered is left as it is, even when ours would be another now", async () => {
    const { pbx, asked, objects, registered, forget } = createAsterisk();
    await pbx.setUpAgent(carol);
    forget();
    objects.get("aor/1003")?.set("@ringbridge", "of an older version");
    registered.set("1003", browser);
    await pbx.setUpAgent(carol);
    expect(asked).not.toContain("DELETE aor/1003");
    registered.clear();
    await pbx.setUpAgent(carol);
    expect(asked).toContain("DELETE aor/1003");
  });
});

describe("a trunk", () => {
  const id = "wa-12145551869";
  const whole = [`aor/${id}`, `auth/${id}-in`, `auth/${id}-out`, `endpoint/${id}`, `identify/${id}-identify`];

  test("is complete, and without Meta's password", async () => {
    const { pbx, names, objects, noted } = createAsterisk();
    expect(await pbx.setUpTrunk(trunk)).toEqual({ kind: "done" });
    expect(names()).toEqual(whole);
    expect(JSON.stringify([...objects].map(([, fields]) => [...fields]))).not.toContain(trunk.password);
    expect(noted).toEqual([`${id} there`]);
  });

  test.each([
    [{ kind: "agents" }, "queue"],
    [{ kind: "extension", extension: "2000" }, "extension:2000"],
  ] as const)("with calls to %o", async (destination, attribute) => {
    const { pbx, objects } = createAsterisk();
    await pbx.setUpTrunk({ ...trunk, destination });
    expect(objects.get(`endpoint/${id}`)?.get("@wa_destination")).toBe(attribute);
  });

  test("with a new password: only the two auths are pushed", async () => {
    const { pbx, asked, forget } = createAsterisk();
    await pbx.setUpTrunk(trunk);
    forget();
    await pbx.setUpTrunk({ ...trunk, password: "renewed" });
    expect(asked).toEqual([`PUT auth/${id}-in`, `PUT auth/${id}-out`]);
  });

  test("of which one object is refused leaves none", async () => {
    const { pbx, refusals, names, noted } = createAsterisk();
    refusals.set(`PUT identify/${id}-identify`, refused(403));
    expect(await pbx.setUpTrunk(trunk)).toEqual({
      kind: "refused",
      text: "403 no (it stands in a file, or sorcery.conf lets nobody push it)",
    });
    expect([names(), noted]).toEqual([[], []]);
  });

  test("that cannot be changed as a whole is as it was", async () => {
    const { pbx, refusals, objects } = createAsterisk();
    await pbx.setUpTrunk(trunk);
    const before = JSON.stringify([...objects].map(([key, fields]) => [key, [...fields]]));
    refusals.set(`PUT endpoint/${id}`, refused(400));
    const changed = {
      ...trunk,
      password: "renewed",
      destination: { kind: "extension", extension: "2000" },
    } as const;
    expect(await pbx.setUpTrunk(changed)).toMatchObject({ kind: "refused" });
    expect(JSON.stringify([...objects].map(([key, fields]) => [key, [...fields]]))).toBe(before);
  });

  test("is removed whole, the identify first: until the end what is left hangs together", async () => {
    const { pbx, asked, names, forget } = createAsterisk();
    await pbx.setUpTrunk(trunk);
    forget();
    await pbx.removeTrunk(number);
    expect([asked[0], names()]).toEqual([`DELETE identify/${id}-identify`, []]);
  });

  test("while Asterisk is away: that is said, and nothing is noted", async () => {
    const { pbx, refusals, noted } = createAsterisk();
    refusals.set(`PUT auth/${id}-in`, unreachable);
    expect(await pbx.setUpTrunk(trunk)).toEqual(unreachable);
    expect(noted).toEqual([]);
  });
});

test("an external phone may call from its own number only, and is removed whole", async () => {
  const { pbx, objects, names } = createAsterisk();
  await pbx.setUpExternal({ extension: "2000", password: "of-the-desk", businessNumber: number });
  const endpoint = Object.fromEntries(objects.get("endpoint/2000") ?? []);
  expect(endpoint).toMatchObject({ context: "from-extension", "@wa_number": "12145551869" });
  await pbx.removeExternal("2000");
  expect(names()).toEqual([]);
});

test("a trunk as a file has everything, and no semicolon that would begin a comment", () => {
  const { pbx } = createAsterisk();
  const file = pbx.trunkFile(trunk, { extension: "2000", password: "of-the-desk", businessNumber: number });
  expect(file).toContain("[wa-12145551869-identify]\ntype=identify\nendpoint=wa-12145551869\n");
  expect(file).toContain("match_request_uri=/^sip:[+]?12145551869[@\\;]/\n");
  expect(file).toContain("contact=sip:wa.meta.vc\\;transport=tls\n");
  expect(file).toContain("[2000]\ntype=endpoint\n");
  expect(file).not.toMatch(/(?<!\\);/);
});
