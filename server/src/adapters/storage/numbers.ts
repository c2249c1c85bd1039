import type { Selectable, Updateable } from "kysely";
import type { TrunkDirection } from "../../core/numbers/business-number.ts";
import type { NumberFields, Numbers, StoredNumber } from "../../core/ports/storage.ts";
import type { Database } from "./database.ts";
import {
  destination,
  fromJson,
  fromJsonOrNull,
  metaFault,
  settingsAtMeta,
  toJson,
  wantedCallSettings,
} from "./json-columns.ts";
import { key } from "./keepable.ts";
import { byText } from "./order.ts";
import { pick } from "./pick.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["numbers"]>;

export function createNumbers({ query, atomically }: Database): Numbers {
  const all = () => query.selectFrom("numbers").selectAll();
  const orNull = (row: Row | undefined): StoredNumber | null => (row === undefined ? null : numberOf(row));
  const update = async (id: string, columns: Updateable<Tables["numbers"]>): Promise<void> => {
    if (Object.keys(columns).length === 0) return; // which SQL has no words for
    await query.updateTable("numbers").set(columns).where("id", "=", id).execute();
  };

  return {
    async list() {
      return (await all().execute()).map(numberOf).sort(byText((number) => number.label));
    },
    async find(id) {
      return orNull(await all().where("id", "=", id).executeTakeFirst());
    },
    async findByNumber(number) {
      return orNull(await all().where("number", "=", number).executeTakeFirst());
    },
    async findByPhoneNumberId(phoneNumberId) {
      return orNull(await all().where("phoneNumberId", "=", phoneNumberId).executeTakeFirst());
    },
    async add(number, at) {
      const added = await query
        .insertInto("numbers")
        .values({
          ...columnsOf(number),
          ...pick(number, ["id", "accountId", "label"]),
          phoneNumberId: key(number.phoneNumberId),
          number: key(number.number),
          destination: toJson(number.destination),
          createdAt: at,
          version: 1,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return added === undefined ? "taken" : "added";
    },
    change: (id, version, fields) =>
      atomically(async (query) => {
        const row = await query
          .updateTable("numbers")
          .set(columnsOf(fields))
          .set((numbers) => ({ version: numbers("version", "+", 1) }))
          .where("id", "=", id)
          .where("version", "=", version)
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined) return { kind: "changed", value: numberOf(row) };
        const there = await query.selectFrom("numbers").select("id").where("id", "=", id).executeTakeFirst();
        return { kind: there === undefined ? "not-found" : "changed-meanwhile" };
      }),
    learn: (id, fields) => update(id, columnsOf(fields)),
    noteTrunk: (id, direction, change) => update(id, trunkColumns[direction](change)),
    async remove(id) {
      const removed = await query
        .deleteFrom("numbers")
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}

/** Only those that are given. */
function columnsOf(fields: Partial<NumberFields>): Updateable<Tables["numbers"]> {
  const { destination, wanted, meta, lastError } = fields;
  return {
    ...pick(fields, ["label", "readFailedAt", "sealedPassword", "sealedExtensionPassword"]),
    ...(destination !== undefined && { destination: toJson(destination) }),
    ...(wanted !== undefined && { wanted: toJson(wanted) }),
    ...(meta !== undefined && { meta: toJson(meta) }),
    ...(lastError !== undefined && { lastError: toJson(lastError) }),
  };
}

const trunkColumns = {
  inbound: ({ lastSuccessAt, lastFailureAt, lastFailure }: Partial<TrunkDirection>) => ({
    ...(lastSuccessAt !== undefined && { inboundLastSuccessAt: lastSuccessAt }),
    ...(lastFailureAt !== undefined && { inboundLastFailureAt: lastFailureAt }),
    ...(lastFailure !== undefined && { inboundLastFailure: lastFailure }),
  }),
  outbound: ({ lastSuccessAt, lastFailureAt, lastFailure }: Partial<TrunkDirection>) => ({
    ...(lastSuccessAt !== undefined && { outboundLastSuccessAt: lastSuccessAt }),
    ...(lastFailureAt !== undefined && { outboundLastFailureAt: lastFailureAt }),
    ...(lastFailure !== undefined && { outboundLastFailure: lastFailure }),
  }),
};

function numberOf(row: Row): StoredNumber {
  return {
    ...pick(row, ["id", "accountId", "phoneNumberId", "number", "label", "readFailedAt", "version"]),
    ...pick(row, ["sealedPassword", "sealedExtensionPassword"]),
    passwordSet: row.sealedPassword !== null,
    destination: fromJson(destination, "numbers.destination", row.destination),
    wanted: fromJsonOrNull(wantedCallSettings, "numbers.wanted", row.wanted),
    meta: fromJsonOrNull(settingsAtMeta, "numbers.meta", row.meta),
    lastError: fromJsonOrNull(metaFault, "numbers.last_error", row.lastError),
    inbound: {
      lastSuccessAt: row.inboundLastSuccessAt,
      lastFailureAt: row.inboundLastFailureAt,
      lastFailure: row.inboundLastFailure,
    },
    outbound: {
      lastSuccessAt: row.outboundLastSuccessAt,
      lastFailureAt: row.outboundLastFailureAt,
      lastFailure: row.outboundLastFailure,
    },
  };
}
