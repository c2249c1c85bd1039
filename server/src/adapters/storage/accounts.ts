import type { Selectable } from "kysely";
import type { Account } from "../../core/numbers/business-number.ts";
import type { Accounts, AccountSecrets } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import { fromJsonOrNull, metaFault, toJson } from "./json-columns.ts";
import { key } from "./keepable.ts";
import { byText } from "./order.ts";
import { pick } from "./pick.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["accounts"]>;

export function createAccounts({ kind, query, atomically }: Database): Accounts {
  const all = () => query.selectFrom("accounts").selectAll("accounts");

  return {
    async list() {
      const rows = await all()
        .select((accounts) =>
          accounts
            .selectFrom("numbers")
            .select(({ fn }) => fn.countAll<number>().as("count"))
            .whereRef("numbers.accountId", "=", "accounts.id")
            .as("numbers"),
        )
        .execute();
      return rows
        .map((row) => ({ ...accountOf(row), numbers: row.numbers ?? 0 }))
        .sort(byText((account) => account.name));
    },
    async find(id) {
      return withSecrets(await all().where("id", "=", id).executeTakeFirst());
    },
    async findByHook(hook) {
      return withSecrets(await all().where("hook", "=", hook).executeTakeFirst());
    },
    async add(account, sealed, at) {
      const added = await query
        .insertInto("accounts")
        .values({
          ...pick(account, ["id", "name", "appId", "verifyToken"]),
          wabaId: key(account.wabaId),
          hook: key(account.hook),
          graphBaseUrl: account.graph.baseUrl,
          graphAuthorization: account.graph.authorization,
          sealedAccessToken: sealed.accessToken,
          sealedAppSecret: sealed.appSecret,
          createdAt: at,
          version: 1,
        })
        .onConflict((conflict) => conflict.column("wabaId").doNothing())
        .returning("id")
        .executeTakeFirst();
      return added === undefined ? "taken" : "added";
    },
    change: (id, version, fields, sealed) =>
      atomically(async (query) => {
        const row = await query
          .updateTable("accounts")
          .set({
            ...pick(fields, ["name", "appId"]),
            ...(fields.graph && {
              graphBaseUrl: fields.graph.baseUrl,
              graphAuthorization: fields.graph.authorization,
            }),
            ...(sealed.accessToken !== undefined && { sealedAccessToken: sealed.accessToken }),
            ...(sealed.appSecret !== undefined && { sealedAppSecret: sealed.appSecret }),
          })
          .set((accounts) => ({ version: accounts("version", "+", 1) }))
          .where("id", "=", id)
          .where("version", "=", version)
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined) return { kind: "changed", value: accountOf(row) };
        const there = await query.selectFrom("accounts").select("id").where("id", "=", id).executeTakeFirst();
        return { kind: there === undefined ? "not-found" : "changed-meanwhile" };
      }),
    remove: (id) =>
      atomically(async (query) => {
        // Locked first: a number that is just being added is either seen, or finds its account gone.
        const account = await query
          .selectFrom("accounts")
          .select("id")
          .where("id", "=", id)
          .$if(kind === "postgres", (row) => row.forUpdate())
          .executeTakeFirst();
        if (account === undefined) return "not-found";
        const number = await query
          .selectFrom("numbers")
          .select("id")
          .where("accountId", "=", id)
          .executeTakeFirst();
        if (number !== undefined) return "in-use";
        await query.deleteFrom("deliveries").where("accountId", "=", id).execute();
        await query.deleteFrom("seenEvents").where("accountId", "=", id).execute();
        await query.deleteFrom("accounts").where("id", "=", id).execute();
        return "removed";
      }),
    async noteError(id, fault) {
      await query
        .updateTable("accounts")
        .set({ lastError: toJson(fault) })
        .where("id", "=", id)
        .execute();
    },
    async noteWebhook(id, at) {
      await query.updateTable("accounts").set({ webhookSeenAt: at }).where("id", "=", id).execute();
    },
  };
}

function accountOf(row: Row): Account {
  return {
    ...pick(row, ["id", "name", "wabaId", "appId", "hook", "verifyToken", "webhookSeenAt", "version"]),
    graph: { baseUrl: row.graphBaseUrl, authorization: row.graphAuthorization },
    hasAppSecret: row.sealedAppSecret !== null,
    lastError: fromJsonOrNull(metaFault, "accounts.last_error", row.lastError),
  };
}

function withSecrets(row: Row | undefined): (Account & { readonly sealed: AccountSecrets }) | null {
  if (row === undefined) return null;
  const sealed = { accessToken: row.sealedAccessToken, appSecret: row.sealedAppSecret };
  return { ...accountOf(row), sealed };
}
