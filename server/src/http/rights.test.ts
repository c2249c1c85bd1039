import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../core/people/person.ts";
import { alice, nora, selma } from "../testing/people.ts";
import { cookieOf, createWebWorld, fromOurPage, type WebWorld } from "../testing/web-world.ts";
import { readContract, type Operation } from "./contract/read-contract.ts";
import { openOperations } from "./operation.ts";

const { operations } = readContract();
const guarded = operations.filter(({ access }) => access === "session");

const id = "00000000-0000-4000-8000-0000000000ff";
const wanted = {
  calling: "on",
  sip: "on",
  keyExchange: "SDES",
  callHours: null,
  callbackPermission: "on",
  callIcon: "shown",
  additionalCodecs: [],
  permissionTemplate: null,
};
const customer = { numberId: id, customer: "+34600111222" };

type Row = { readonly for: "everybody" | "supervisors" | "administrators"; readonly body?: object };

/** Who may ask what, with a body that the contract has nothing against. */
const rows: Readonly<Record<string, Row>> = {
  getSession: { for: "everybody" },
  signOut: { for: "everybody" },
  changePassword: { for: "everybody", body: { current: "x", next: "velvet harbour 12 oak" } },
  issuePhoneCredentials: { for: "everybody" },
  revokePhoneCredentials: { for: "everybody" },
  getOwnLine: { for: "everybody" },
  reportOwnLine: { for: "everybody", body: { line: "ready" } },
  listPeople: { for: "supervisors" },
  listColleagues: { for: "everybody" },
  createPerson: { for: "administrators", body: { login: "zoe", name: "Zoe Imre", role: "agent" } },
  changePerson: { for: "administrators", body: { name: "Zoe Imre" } },
  removePerson: { for: "administrators" },
  invitePerson: { for: "administrators" },
  listAccounts: { for: "administrators" },
  createAccount: {
    for: "administrators",
    body: { name: "Haug", wabaId: "10203040", accessToken: "EAAGtoken" },
  },
  changeAccount: { for: "administrators", body: { name: "Haug" } },
  removeAccount: { for: "administrators" },
  listNumbersAtMeta: { for: "administrators" },
  listNumbers: { for: "everybody" },
  createNumber: { for: "administrators", body: { accountId: id, phoneNumberId: "10203040", label: "Main" } },
  getNumber: { for: "everybody" },
  changeNumber: { for: "administrators", body: { label: "Main" } },
  removeNumber: { for: "administrators" },
  writeCallSettings: { for: "administrators", body: wanted },
  refreshNumber: { for: "administrators" },
  rotateSipPassword: { for: "administrators" },
  reveal: { for: "administrators", body: { what: "meta-sip-password" } },
  lookAtPermission: { for: "everybody", body: customer },
  askPermission: { for: "everybody", body: customer },
  searchCalls: { for: "everybody", body: {} },
  countMissedCalls: { for: "everybody", body: { from: "2026-11-20T09:00:00Z", to: "2026-11-20T10:00:00Z" } },
  getTeam: { for: "supervisors" },
  listAudit: { for: "administrators" },
};
const roles: Readonly<Record<Row["for"], readonly Person["role"][]>> = {
  everybody: ["agent", "supervisor", "administrator"],
  supervisors: ["supervisor", "administrator"],
  administrators: ["administrator"],
};

// Streams never end, so inject never returns: live.test.ts asks for them over real sockets.
const asked = guarded.filter(({ id: operation }) => operation !== "streamEvents");

let world: WebWorld;
beforeAll(async () => {
  world = await createWebWorld();
  await world.add(nora, selma, alice);
});
afterAll(() => world.close());

it("has a row for every operation that needs somebody signed in", () => {
  expect(Object.keys(rows).sort()).toEqual(asked.map((operation) => operation.id).sort());
});

it("lets strangers in only where the code says so", () => {
  expect(
    operations
      .filter(({ access }) => access === "open")
      .map((one) => one.id)
      .sort(),
  ).toEqual([...openOperations].sort());
});

async function ask({ method, url, id: operation }: Operation, cookie: string | null) {
  const body = rows[operation]?.body;
  return world.app.inject({
    method,
    url: url.replaceAll(/:\w+/g, id),
    headers: { ...fromOurPage, "if-match": '"1"', ...(cookie !== null && { cookie }) },
    ...(body && { payload: body }),
  });
}

describe.each([
  ["an agent", alice],
  ["a supervisor", selma],
  ["an administrator", nora],
] as const)("%s", (_who, person) => {
  it.each(asked.map((operation) => [operation.id, operation] as const))(
    "asks %s",
    async (name, operation) => {
      const page = await world.pageOf(person);
      const answer = await ask(operation, cookieOf(page.token));
      const allowed = roles[rows[name]!.for].includes(person.role);
      const code = answer.body === "" ? null : (answer.json<{ code?: string }>().code ?? null);
      if (allowed) expect(code).not.toBe("forbidden");
      else expect([answer.statusCode, code]).toEqual([403, "forbidden"]);
      expect(answer.statusCode).not.toBe(500);
      expect(code).not.toBe("not-signed-in");
    },
  );
});

const nobody: readonly (readonly [string, () => string | null | Promise<string | null>])[] = [
  ["no cookie", () => null],
  ["an empty cookie", () => cookieOf("")],
  ["a token that nobody has", () => cookieOf(world.secrets.newToken())],
  ["something that is no token", () => cookieOf("' or 1=1 --")],
  [
    "the cookie under the name it has without https",
    async () => `ringbridge=${(await world.pageOf(nora)).token}`,
  ],
  [
    "a session that has ended",
    async () => {
      const page = await world.pageOf(nora);
      await page.ask("DELETE", "/api/session");
      return cookieOf(page.token);
    },
  ],
  [
    "a session past its time",
    async () => {
      const token = world.secrets.newToken();
      const at = world.clock.now();
      await world.storage.sessions.add({
        token: world.secrets.digest(token),
        personId: nora.id,
        createdAt: at - 2,
        expiresAt: at - 1,
      });
      return cookieOf(token);
    },
  ],
  [
    "the digest of a token instead of it",
    async () => cookieOf(world.secrets.digest((await world.pageOf(nora)).token).slice(0, 43)),
  ],
];

describe.each(nobody)("with %s", (_what, cookie) => {
  it.each(asked.map((operation) => [operation.id, operation] as const))(
    "%s is refused",
    async (_name, operation) => {
      const answer = await ask(operation, await cookie());
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, "not-signed-in"]);
    },
  );
});

it("a disabled person's session is worth nothing", async () => {
  const page = await world.pageOf(selma);
  const { version } = await world.now(selma);
  await world.storage.people.change(selma.id, version, { disabled: true });
  expect((await page.ask("GET", "/api/session")).statusCode).toBe(401);
});
