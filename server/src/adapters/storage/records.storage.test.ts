import { describe, expect, it } from "vitest";
import type { CallRecord } from "../../core/calls/call-record.ts";
import { onBothDatabases } from "../../testing/on-both-databases.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const mara = "+4915112345678";

const call: CallRecord = {
  id: "1767603600.1",
  direction: "inbound",
  customer: mara,
  customerName: "Mara",
  businessNumber: "+4930901820",
  extension: null,
  agentName: null,
  startedAt: monday,
  answeredAt: null,
  endedAt: null,
  outcome: "under-way",
  failure: null,
};

onBothDatabases(({ storage, reopen }) => {
  describe("calls", () => {
    it("are kept while they go on and as they ended, also across a restart", async () => {
      await storage().calls.put(call);
      expect(await storage().calls.find(call.id)).toEqual(call);
      expect(await storage().calls.underWay()).toEqual([call]);
      const ended: CallRecord = {
        ...call,
        ...{ extension: "1001", agentName: "Alice Lind", outcome: "answered", failure: null },
        answeredAt: monday + 4_000,
        endedAt: monday + 64_000,
      };
      await storage().calls.put(ended);
      const again = await reopen();
      expect(await again.calls.find(call.id)).toEqual(ended);
      expect(await again.calls.underWay()).toEqual([]);
      expect(await again.calls.find("other")).toBeNull();
    });

    it("that were missed are counted in a span of time", async () => {
      for (const [index, outcome] of (["missed", "missed", "answered", "missed"] as const).entries())
        await storage().calls.put({ ...call, id: `${index}`, startedAt: monday + index, outcome });
      expect(await storage().calls.countMissed({ from: monday + 1, to: monday + 3 })).toBe(1);
      expect(await storage().calls.countMissed({ from: monday, to: monday + 4 })).toBe(3);
      expect(await storage().calls.countMissed({ from: monday + 4, to: monday + 9 })).toBe(0);
    });

    it("are found by customer, by extension, and page by page, newest first", async () => {
      for (const [index, extension] of ["1001", "1002", null, "1001"].entries()) {
        const customer = index === 3 ? "DE.Bsuid123" : mara;
        await storage().calls.put({
          ...call,
          id: `${index}`,
          startedAt: monday + index,
          extension,
          customer,
        });
      }
      const ids = async (query: Omit<Parameters<typeof search>[0], "limit">) =>
        (await search({ ...query, limit: 10 })).map(({ id }) => id);
      const search = (query: Parameters<ReturnType<typeof storage>["calls"]["search"]>[0]) =>
        storage().calls.search(query);
      expect(await ids({})).toEqual(["3", "2", "1", "0"]);
      expect(await ids({ customer: mara })).toEqual(["2", "1", "0"]);
      expect(await ids({ extension: "1001" })).toEqual(["3", "0"]);
      expect(await ids({ customer: mara, extension: "1001" })).toEqual(["0"]);
      expect(await ids({ before: monday + 2 })).toEqual(["1", "0"]);
      expect(await ids({ customer: "+49%" })).toEqual([]);
      expect(await search({ limit: 2 })).toHaveLength(2);
    });
  });

  describe("audit log", () => {
    const entry = {
      at: monday,
      actorId: "nora",
      actor: "Nora Haug",
      action: "number.reveal",
      target: "Tickets",
    };

    it("is read newest first and page by page, with what happened as it was written", async () => {
      const detail = { what: "meta-sip-password", "odd key": 'it\'s "odd" \u0000 🔑', __proto__key: "x" };
      await storage().audit.add({ ...entry, detail });
      await storage().audit.add({
        at: monday,
        actorId: null,
        actor: null,
        action: "sign-in.refused",
        target: null,
        detail: {},
      });
      await storage().audit.add({ ...entry, action: "person.add", detail: {} });
      const [newest, middle, oldest, ...none] = await storage().audit.list({ limit: 10 });
      expect(none).toEqual([]);
      expect([newest?.action, middle?.action]).toEqual(["person.add", "sign-in.refused"]);
      expect(oldest).toEqual({ ...entry, detail, id: oldest?.id });
      expect(await storage().audit.list({ limit: 1, before: newest!.id })).toEqual([middle]);
      expect(await storage().audit.list({ limit: 10, before: oldest!.id })).toEqual([]);
    });
  });
});
