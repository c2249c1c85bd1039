import { describe, expect, it } from "vitest";
import type { Storage } from "../../core/ports/storage.ts";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { alice, bob, nora } from "../../testing/people.ts";

const monday = Date.UTC(2026, 0, 5, 9);

onBothDatabases(({ storage }) => {
  describe("transactions", () => {
    it("give what their work gives, and all that it wrote", async () => {
      const name = await storage().transaction(async (within) => {
        await within.people.add(alice, monday);
        await within.people.change(alice.id, 1, { name: "Alice Berg" });
        return (await within.people.find(alice.id))?.name;
      });
      expect(name).toBe("Alice Berg");
      expect((await storage().people.list()).map((person) => person.name)).toEqual(["Alice Berg"]);
    });

    it("leave nothing behind when their work fails, and the storage usable", async () => {
      const failing = storage().transaction(async (within) => {
        await within.people.add(alice, monday);
        await within.permissions.change("no such number", "+4915112345678", (facts) => facts);
      });
      await expect(failing).rejects.toThrow(/foreign key/i);
      expect(await storage().people.list()).toEqual([]);
      expect(await storage().people.add(alice, monday)).toBe("added");
    });

    it("go on after a value was taken: that is no failure", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      const kinds = await storage().transaction(async ({ people }) => [
        await people.add({ ...nora, login: "alice" }, monday),
        (await people.change(bob.id, 1, { extension: "1001" })).kind,
        await people.add(nora, monday),
      ]);
      expect(kinds).toEqual(["login-taken", "extension-taken", "added"]);
      expect(await storage().people.find(nora.id)).not.toBeNull();
    });

    it("are not seen by others before they end", async () => {
      const readAtTheSameTime = Promise.withResolvers<readonly unknown[]>();
      let reading: Promise<void> | undefined;
      const outside = storage();
      const read = () => {
        reading = outside.people.list().then(readAtTheSameTime.resolve, readAtTheSameTime.reject);
      };
      // As another request would: from outside the transaction.
      const begun = Promise.withResolvers<undefined>();
      void begun.promise.then(read);
      await outside.transaction(async (within) => {
        await within.people.add(alice, monday);
        begun.resolve(undefined);
        await within.people.list();
        await within.people.add(bob, monday);
      });
      expect([0, 2]).toContain((await readAtTheSameTime.promise).length);
      await reading;
    });

    it("do not mix: what each reads stays true until it has written", async () => {
      const append = (letter: string) =>
        storage().transaction(async ({ people }) => {
          const before = await people.find(alice.id);
          await Promise.resolve();
          await people.change(alice.id, before!.version, { name: `${before!.name}${letter}` });
        });
      await storage().people.add({ ...alice, name: "" }, monday);
      const letters = "abcdefghijklmnopqrst".split("");
      await Promise.all(letters.map(append));
      const { name, version } = (await storage().people.find(alice.id))!;
      expect(name.split("").toSorted()).toEqual(letters);
      expect(version).toBe(letters.length + 1);
    });

    it.each<readonly [string, (outside: Storage) => Promise<unknown>]>([
      ["reading", ({ people }) => people.list()],
      ["writing", ({ people }) => people.add(bob, monday)],
      ["several statements", ({ people }) => people.change(alice.id, 1, { name: "x" })],
      [
        "a delivery",
        ({ deliveries }) => deliveries.keep({ accountId: "a", receivedAt: monday, body: "{}", digest: "d" }),
      ],
      ["another transaction", (outside) => outside.transaction(() => Promise.resolve())],
      ["a ping", (outside) => outside.ping()],
    ])("refuse the storage outside, which would wait for ever: %s", async (_, use) => {
      const outside = storage();
      await storage().transaction(async (within) => {
        await within.people.add(alice, monday);
        await expect(use(outside)).rejects.toThrow("only the storage that it was given may be used");
      });
      expect((await storage().people.list()).map(({ login }) => login)).toEqual(["alice"]);
      await use(outside);
    });

    it("cannot hold another one, and cannot close the storage", async () => {
      await storage().transaction(async (within) => {
        await within.ping();
        await expect(within.transaction(() => Promise.resolve())).rejects.toThrow("cannot hold another one");
        await expect(within.close()).rejects.toThrow("cannot close the storage");
      });
    });

    it("free what they began and did not wait for", async () => {
      const afterwards = Promise.withResolvers<undefined>();
      let late: Promise<unknown> = Promise.resolve();
      const outside = storage();
      await storage().transaction(() => {
        late = afterwards.promise.then(() => outside.people.list());
        return Promise.resolve();
      });
      afterwards.resolve(undefined);
      expect(await late).toEqual([]);
    });
  });

  describe("the storage", () => {
    it("lets everything else run during a long row of statements", async () => {
      let turns = 0;
      const counting = setInterval(() => turns++, 1);
      // Of computing, which a busy machine does not shorten.
      const computed = () => {
        const { user, system } = process.threadCpuUsage();
        return (user + system) / 1_000;
      };
      const end = computed() + 150;
      while (computed() < end) await storage().people.find(alice.id);
      clearInterval(counting);
      expect(turns).toBeGreaterThan(3);
    });

    it("says whether the database answers", async () => {
      await expect(storage().ping()).resolves.toBeUndefined();
    });
  });
});
