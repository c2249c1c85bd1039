import { beforeEach, describe, expect, it } from "vitest";
import type { PermissionFacts } from "../../core/permissions/permission.ts";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { harbourAccount, harbourSecrets, officeNumber, ticketsNumber } from "../../testing/stored.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const mara = "+4915112345678";

const nothing: PermissionFacts = {
  numberId: ticketsNumber.id,
  customer: mara,
  atMeta: null,
  reply: null,
  askedAt: null,
  unansweredInARow: 0,
  heardAt: null,
  unknown: null,
};

const everything: PermissionFacts = {
  ...nothing,
  atMeta: {
    readAt: monday,
    state: "temporary",
    expiresAt: monday + 5,
    mayCall: true,
    mayAsk: false,
    calls: { left: 99, max: 100, until: null },
    requestsDay: { left: 0, max: 1, until: monday + 6 },
    requestsWeek: { left: 1, max: 2, until: null },
  },
  reply: {
    at: monday,
    toldAt: monday + 3,
    response: "accept",
    permanent: false,
    expiresAt: monday + 7,
    source: "user",
  },
  askedAt: monday - 1,
  unansweredInARow: 3,
  heardAt: monday - 2,
  unknown: { kind: "timeout", code: null, subcode: null, text: null, at: monday, nextAllowedAt: null },
};

onBothDatabases(({ storage }) => {
  describe("permissions", () => {
    beforeEach(async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().numbers.add(officeNumber, monday);
    });
    const oneMore = (facts: PermissionFacts) => ({ ...facts, unansweredInARow: facts.unansweredInARow + 1 });

    it("are empty while nothing is known", async () => {
      expect(await storage().permissions.find(ticketsNumber.id, mara)).toEqual(nothing);
    });

    it("keep everything, for one number and one customer", async () => {
      const seen: PermissionFacts[] = [];
      const stored = await storage().permissions.change(ticketsNumber.id, mara, (facts) => {
        seen.push(facts);
        return everything;
      });
      expect(seen).toEqual([nothing]);
      expect(stored).toEqual(everything);
      expect(await storage().permissions.find(ticketsNumber.id, mara)).toEqual(everything);
      expect(await storage().permissions.find(officeNumber.id, mara)).toEqual({
        ...nothing,
        numberId: officeNumber.id,
      });
      const emptied = await storage().permissions.change(ticketsNumber.id, mara, () => nothing);
      expect(emptied).toEqual(nothing);
      expect(await storage().permissions.find(ticketsNumber.id, mara)).toEqual(nothing);
    });

    it("add up when fifty change one at once", async () => {
      await Promise.all(
        Array.from({ length: 50 }, () => storage().permissions.change(ticketsNumber.id, mara, oneMore)),
      );
      expect((await storage().permissions.find(ticketsNumber.id, mara)).unansweredInARow).toBe(50);
    });

    it("add up when fifty transactions change one at once, each with more to write", async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          storage().transaction(async (within) => {
            if (!(await within.seenEvents.first(harbourAccount.id, `wamid.${index}`, monday))) return;
            await within.permissions.change(ticketsNumber.id, mara, oneMore);
          }),
        ),
      );
      expect((await storage().permissions.find(ticketsNumber.id, mara)).unansweredInARow).toBe(50);
    });

    it("stay as they are when the change fails", async () => {
      await storage().permissions.change(ticketsNumber.id, mara, oneMore);
      const failing = storage().permissions.change(ticketsNumber.id, mara, () => {
        throw new Error("no such reply");
      });
      await expect(failing).rejects.toThrow("no such reply");
      expect((await storage().permissions.find(ticketsNumber.id, mara)).unansweredInARow).toBe(1);
    });

    it("are not kept for a number that is gone", async () => {
      await storage().numbers.remove(ticketsNumber.id);
      await expect(storage().permissions.change(ticketsNumber.id, mara, oneMore)).rejects.toThrow(
        /foreign key/i,
      );
    });
  });
});
