import { describe, expect, it } from "vitest";
import { onBothDatabases } from "../../testing/on-both-databases.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const deliveryOf = (digest: string, accountId = "harbour") => ({
  ...{ accountId, digest },
  receivedAt: monday,
  body: `{"entry":"${digest}"}`,
});

onBothDatabases(({ storage, reopen }) => {
  const due = async (now: number) => (await storage().deliveries.due(now, 100)).map(({ body }) => body);

  describe("deliveries", () => {
    it("are kept as they came, once per account, also across a restart", async () => {
      const body = '{ "text":"Grüße 🛥️ \\u0000 שלום", "n": 1.50 }\n';
      const kept = await storage().deliveries.keep({ ...deliveryOf("a"), body });
      expect(kept).toMatchObject({ kind: "kept" });
      const again = await reopen();
      expect(await again.deliveries.keep({ ...deliveryOf("a"), body })).toEqual({ kind: "known" });
      expect(await again.deliveries.keep({ ...deliveryOf("a", "other account"), body })).toMatchObject({
        kind: "kept",
      });
      const id = kept.kind === "kept" ? kept.id : 0;
      const [first] = await again.deliveries.due(monday, 1);
      expect(first).toEqual({ id, accountId: "harbour", receivedAt: monday, body, attempts: 0 });
    });

    it("that arrive together are all kept, each once, and told apart", async () => {
      const digests = Array.from({ length: 250 }, (_, index) => `digest ${index % 200}`);
      const kept = await Promise.all(digests.map((digest) => storage().deliveries.keep(deliveryOf(digest))));
      const ids = kept.flatMap((one) => (one.kind === "kept" ? [one.id] : []));
      expect(new Set(ids).size).toBe(200);
      expect(kept.filter(({ kind }) => kind === "known")).toHaveLength(50);
      expect(kept.slice(200).every(({ kind }) => kind === "known")).toBe(true);
      const stored = new Map((await storage().deliveries.due(monday, 300)).map(({ id, body }) => [id, body]));
      kept.forEach((one, index) => {
        if (one.kind === "kept") expect(stored.get(one.id)).toBe(deliveryOf(digests[index]!).body);
      });
    });

    it("are worked on oldest first, and are gone once done", async () => {
      for (const digest of ["a", "b", "c"]) await storage().deliveries.keep(deliveryOf(digest));
      const [first, second] = await storage().deliveries.due(monday, 2);
      expect([first?.body, second?.body]).toEqual([deliveryOf("a").body, deliveryOf("b").body]);
      await storage().deliveries.markDone(first!.id, monday + 1);
      expect(await due(monday)).toEqual([deliveryOf("b").body, deliveryOf("c").body]);
      expect(await due(monday - 1)).toEqual([]);
    });

    it("that wait are counted, with the age of the oldest", async () => {
      expect(await storage().deliveries.waiting()).toEqual({ count: 0, oldestAt: null });
      await storage().deliveries.keep({ ...deliveryOf("a"), receivedAt: monday + 5 });
      await storage().deliveries.keep(deliveryOf("b"));
      expect(await storage().deliveries.waiting()).toEqual({ count: 2, oldestAt: monday });
      const [first, second] = await storage().deliveries.due(monday + 5, 2);
      await storage().deliveries.markFailed(first!.id, "the number is locked", monday + 1_000);
      await storage().deliveries.markDone(second!.id, monday + 1);
      expect((await storage().deliveries.waiting()).count).toBe(1);
      await storage().deliveries.markFailed(first!.id, "unreadable", null);
      expect(await storage().deliveries.waiting()).toEqual({ count: 0, oldestAt: null });
    });

    it("that failed come again at their time, and count; or wait for a person", async () => {
      await storage().deliveries.keep(deliveryOf("a"));
      const [delivery] = await storage().deliveries.due(monday, 1);
      await storage().deliveries.markFailed(delivery!.id, "the number is locked", monday + 1_000);
      expect(await due(monday + 999)).toEqual([]);
      expect(await storage().deliveries.due(monday + 1_000, 1)).toEqual([{ ...delivery, attempts: 1 }]);
      await storage().deliveries.markFailed(delivery!.id, "unreadable", null);
      expect(await due(Number.MAX_SAFE_INTEGER)).toEqual([]);
      expect(await storage().deliveries.keep(deliveryOf("a"))).toEqual({ kind: "known" });
    });

    it("are forgotten some time after they were done, but known again when Meta repeats them", async () => {
      for (const digest of ["a", "b", "c"]) await storage().deliveries.keep(deliveryOf(digest));
      const [a, b] = await storage().deliveries.due(monday, 2);
      await storage().deliveries.markDone(a!.id, monday + 1);
      await storage().deliveries.markDone(b!.id, monday + 2);
      expect(await storage().deliveries.forget(monday + 2)).toBe(1);
      expect(await storage().deliveries.forget(monday + 2)).toBe(0);
      expect(await storage().deliveries.keep(deliveryOf("a"))).toEqual({ kind: "known" });
      expect(await due(monday)).toEqual([deliveryOf("c").body]);
    });

    it("within a transaction are kept with the rest of it, or not at all", async () => {
      const failing = storage().transaction(async (within) => {
        expect(await within.deliveries.keep(deliveryOf("a"))).toMatchObject({ kind: "kept" });
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await storage().deliveries.keep(deliveryOf("a"))).toMatchObject({ kind: "kept" });
    });

    it("that cannot be stored are refused alone", async () => {
      const [good, bad, alsoGood] = await Promise.allSettled([
        storage().deliveries.keep(deliveryOf("a")),
        storage().deliveries.keep({ ...deliveryOf("b"), body: "\0" }),
        storage().deliveries.keep(deliveryOf("c")),
      ]);
      expect([good.status, bad.status, alsoGood.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    });

    it("still waiting when the program ends are kept before it does", async () => {
      const keeping = storage().deliveries.keep(deliveryOf("a"));
      await reopen();
      expect(await keeping).toMatchObject({ kind: "kept" });
      expect(await due(monday)).toEqual([deliveryOf("a").body]);
    });
  });

  describe("events", () => {
    it("come for the first time once, however many ask at once", async () => {
      const firsts = await Promise.all(
        Array.from({ length: 10 }, () => storage().seenEvents.first("harbour", "wamid.1", monday)),
      );
      expect(firsts.filter((first) => first)).toHaveLength(1);
      expect(await storage().seenEvents.first("other account", "wamid.1", monday)).toBe(true);
      expect(await storage().seenEvents.first("harbour", "wamid.2", monday)).toBe(true);
    });
  });
});
