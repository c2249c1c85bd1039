import { afterEach, beforeEach, expect, test } from "vitest";
import { accessToken, createNumberWorld, type NumberWorld } from "../../testing/number-world.ts";
import { harbourAccount, ticketsNumber } from "../../testing/stored.ts";
import { askMeta } from "./ask-meta.ts";
import { changeAccount, type AccountChange } from "./change-account.ts";
import { createAccount, type NewAccount } from "./create-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { listNumbersAtMeta } from "./list-numbers-at-meta.ts";
import { removeAccount } from "./remove-account.ts";
import { accessTokenSeal, appSecretSeal } from "./seals.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const newAccount: NewAccount = {
  name: "Harbour Tours",
  wabaId: harbourAccount.wabaId,
  appId: null,
  accessToken,
  appSecret: "the-app-secret",
};
const create = (more: Partial<NewAccount> = {}) =>
  createAccount(world.ports, world.nora, { ...newAccount, ...more });
const stored = async () => (await world.storage.accounts.list())[0];

test("an account is added once Meta has taken its token; its secrets are sealed for it alone", async () => {
  const outcome = await create();
  expect(outcome).toMatchObject({
    kind: "done",
    value: {
      name: "Harbour Tours",
      wabaId: harbourAccount.wabaId,
      graph: { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" },
      hasAppSecret: true,
      numbers: 0,
      lastError: null,
      version: 1,
    },
  });
  const found = await world.storage.accounts.find((await stored())?.id ?? "");
  expect(found?.hook).toMatch(/^[\w-]{22}$/);
  expect(world.secrets.open(found!.sealed.accessToken, accessTokenSeal(found!.id))).toBe(accessToken);
  expect(world.secrets.open(found!.sealed.appSecret!, appSecretSeal(found!.id))).toBe("the-app-secret");
  expect(await world.audited()).toEqual(["account.add"]);
  for (const secret of [accessToken, "the-app-secret", found!.sealed.accessToken])
    expect(JSON.stringify(outcome) + (await world.told())).not.toContain(secret);
});

test("a token that Meta refuses adds nothing", async () => {
  expect(await create({ accessToken: "another-token" })).toMatchObject({
    kind: "problem",
    problem: { code: "meta", meta: { kind: "token-refused" } },
  });
  expect(await stored()).toBeUndefined();
});

test.each([
  ["http://graph.facebook.com/v26.0", "needs-https"],
  ["https://somebody@graph.facebook.com/", "form"],
])("no token goes to %s", async (baseUrl, fault) => {
  expect(await create({ graph: { baseUrl, authorization: "Bearer" } })).toEqual({
    kind: "problem",
    problem: { code: "invalid", fields: [{ path: "/graph/baseUrl", fault }] },
  });
  expect(world.meta.asked).toEqual([]);
});

test("a partner proxy in the private network is taken, without the slash at its end", async () => {
  const graph = { baseUrl: "http://10.0.0.7:8000/api/waba/partner/", authorization: "Token" } as const;
  expect(await create({ graph })).toMatchObject({
    value: { graph: { baseUrl: "http://10.0.0.7:8000/api/waba/partner", authorization: "Token" } },
  });
});

test("the same account is not added twice", async () => {
  await create();
  expect(await create()).toEqual({ kind: "problem", problem: { code: "account-taken" } });
  expect(await world.audited()).toEqual(["account.add"]);
});

const change = async (what: AccountChange, version = 1) =>
  changeAccount(world.ports, world.nora, { accountId: (await stored())!.id, version, change: what });

test("a new name asks nobody", async () => {
  await create();
  world.meta.asked.length = 0;
  expect(await change({ name: "Harbour" })).toMatchObject({ value: { name: "Harbour", version: 2 } });
  expect(world.meta.asked).toEqual([]);
  expect(await world.audited()).toEqual(["account.add", "account.change"]);
});

test("a new token is tried first, and ends what was wrong with the old one", async () => {
  await create();
  const { id } = (await stored())!;
  world.meta.token = "the-next-token";
  const ask = () =>
    askMeta(world.ports, id, (access) => world.meta.listNumbers(access, harbourAccount.wabaId));
  await ask();
  expect((await stored())?.lastError?.kind).toBe("token-refused");

  expect(await change({ accessToken: "a-wrong-token" })).toMatchObject({ problem: { code: "meta" } });
  expect(await change({ accessToken: "the-next-token" })).toMatchObject({ value: { lastError: null } });
  expect((await ask()).kind).toBe("answered");
});

test("a secret that is left out stays as it is", async () => {
  await create();
  await change({ appSecret: "another-app-secret" });
  const found = await world.storage.accounts.find((await stored())!.id);
  expect(world.secrets.open(found!.sealed.accessToken, accessTokenSeal(found!.id))).toBe(accessToken);
  expect(world.secrets.open(found!.sealed.appSecret!, appSecretSeal(found!.id))).toBe("another-app-secret");
});

test("who was slower is told so, before Meta is asked", async () => {
  await create();
  await change({ name: "Harbour" });
  world.meta.asked.length = 0;
  expect(await change({ accessToken }, 1)).toEqual({
    kind: "problem",
    problem: { code: "changed-meanwhile" },
  });
  expect(world.meta.asked).toEqual([]);
});

test("what is wrong with the way to Meta is kept with the account, what is wrong with a number is not", async () => {
  await world.addAccount();
  const ask = () =>
    askMeta(world.ports, harbourAccount.id, (access) =>
      world.meta.readNumber(access, ticketsNumber.phoneNumberId),
    );
  await ask(); // there is no such number
  expect((await stored())?.lastError).toBeNull();
  world.meta.refuse("readNumber", "timeout");
  await ask();
  expect((await stored())?.lastError?.kind).toBe("timeout");
  world.meta.addNumber(ticketsNumber.phoneNumberId, ticketsNumber.number);
  await ask();
  expect((await stored())?.lastError).toBeNull();
});

test("a token sealed with another key is as good as refused", async () => {
  await world.addAccount();
  const sealed = { accessToken: world.secrets.seal(accessToken, "another account"), appSecret: null };
  await world.storage.accounts.change(harbourAccount.id, 1, {}, sealed);
  const answer = await askMeta(world.ports, harbourAccount.id, (access) =>
    world.meta.readNumber(access, ticketsNumber.phoneNumberId),
  );
  expect(answer).toMatchObject({ kind: "fault", fault: { kind: "token-refused" } });
  const elsewhere = { graph: { baseUrl: "https://proxy.example", authorization: "Token" } } as const;
  expect(await change(elsewhere, 2)).toMatchObject({ problem: { meta: { kind: "token-refused" } } });
  expect(world.meta.asked).toEqual([]);
  expect(await change({ ...elsewhere, accessToken }, 2)).toMatchObject({ kind: "done" });
});

test("an account with numbers stays; without them it goes", async () => {
  await world.addTickets();
  const remove = () => removeAccount(world.ports, world.nora, { accountId: harbourAccount.id });
  expect(await remove()).toEqual({ kind: "problem", problem: { code: "account-in-use" } });
  await world.storage.numbers.remove(ticketsNumber.id);
  expect(await remove()).toMatchObject({ kind: "done" });
  expect(await remove()).toEqual({ kind: "problem", problem: { code: "not-found" } });
  expect(await world.audited()).toEqual(["account.remove"]);
});

test("numbers to pick from say which are ours already", async () => {
  await world.addTickets();
  world.meta.addNumber("106540352242999", "+4930901899");
  world.meta.addNumber("106540352242777", "+4930901877", { wabaId: "another account's" });
  const listed = await listNumbersAtMeta(world.ports, world.nora, { accountId: harbourAccount.id });
  expect(listed).toMatchObject({
    value: [
      { phoneNumberId: ticketsNumber.phoneNumberId, number: "+4930901820", added: true },
      { phoneNumberId: "106540352242999", number: "+4930901899", added: false },
    ],
  });
});

test.each(["selma", "alice"] as const)("%s may do nothing with accounts", async (who) => {
  await world.addAccount();
  const actor = world[who];
  const accountId = harbourAccount.id;
  const attempts = [
    listAccounts(world.ports, actor),
    createAccount(world.ports, actor, newAccount),
    changeAccount(world.ports, actor, { accountId, version: 1, change: { name: "Mine" } }),
    removeAccount(world.ports, actor, { accountId }),
    listNumbersAtMeta(world.ports, actor, { accountId }),
  ];
  for (const attempt of attempts)
    expect(await attempt).toEqual({ kind: "problem", problem: { code: "forbidden" } });
  expect(world.meta.asked).toEqual([]);
});

test("accounts are listed without a secret", async () => {
  await world.addTickets();
  const listed = await listAccounts(world.ports, world.nora);
  expect(listed).toMatchObject({ value: [{ id: harbourAccount.id, numbers: 1, hasAppSecret: true }] });
  expect(JSON.stringify(listed)).not.toMatch(/sealed/);
});
