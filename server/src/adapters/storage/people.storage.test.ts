import { describe, expect, it } from "vitest";
import type { Storage } from "../../core/ports/storage.ts";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { alice, bob, nora, selma } from "../../testing/people.ts";

const monday = Date.UTC(2026, 0, 5, 9);

onBothDatabases(({ storage }) => {
  describe("people", () => {
    it("are listed by name as people sort, whatever case or accent", async () => {
      const names = ["Zoë", "alice", "Émile", "Bob", "eve", "Адам", "Agent 10", "Agent 9"];
      for (const [index, name] of names.entries()) {
        await storage().people.add({ ...nora, id: `${index}`, login: `login${index}`, name }, monday);
      }
      const listed = (await storage().people.list()).map(({ name }) => name);
      expect(listed).toEqual(["Agent 9", "Agent 10", "alice", "Bob", "Émile", "eve", "Zoë", "Адам"]);
    });

    it("begin without a password, and are found by id, extension and login without regard to case", async () => {
      await storage().people.add({ ...alice, login: "Alice.Lind" }, monday);
      const stored = { ...alice, login: "Alice.Lind", hasPassword: false };
      expect(await storage().people.find(alice.id)).toEqual(stored);
      expect(await storage().people.findByExtension("1001")).toEqual(stored);
      expect(await storage().people.findForSignIn("aLICE.lIND")).toEqual({
        person: stored,
        passwordHash: null,
        failures: 0,
        lockedUntil: null,
      });
      expect(await storage().people.find(bob.id)).toBeNull();
      expect(await storage().people.findByExtension("1002")).toBeNull();
      expect(await storage().people.findForSignIn("alice")).toBeNull();
      expect(await storage().people.findForSignIn("%")).toBeNull();
    });

    it("cannot share a login or an extension", async () => {
      await storage().people.add(alice, monday);
      expect(await storage().people.add({ ...bob, login: "ALICE" }, monday)).toBe("login-taken");
      expect(await storage().people.add({ ...bob, extension: "1001" }, monday)).toBe("extension-taken");
      expect(await storage().people.add({ ...bob, login: "alice", extension: "1001" }, monday)).toBe(
        "login-taken",
      );
      expect(await storage().people.add(nora, monday)).toBe("added");
      expect(await storage().people.add(selma, monday)).toBe("added"); // neither has an extension
      expect(await storage().people.list()).toHaveLength(3);
    });

    it("change where the version is the one that was seen", async () => {
      await storage().people.add(alice, monday);
      const changed = {
        ...alice,
        hasPassword: false,
        name: "Alice Berg",
        disabled: true,
        extension: null,
        version: 2,
      };
      const fields = { name: "Alice Berg", disabled: true, extension: null };
      expect(await storage().people.change(alice.id, 1, fields)).toEqual({ kind: "changed", value: changed });
      expect(await storage().people.change(alice.id, 1, { name: "Alice" })).toEqual({
        kind: "changed-meanwhile",
      });
      expect(await storage().people.change(bob.id, 1, { name: "Bob" })).toEqual({ kind: "not-found" });
      expect(await storage().people.find(alice.id)).toEqual(changed);
      const enabled = await storage().people.change(alice.id, 2, { disabled: false, role: "supervisor" });
      expect(enabled).toMatchObject({ value: { disabled: false, role: "supervisor", version: 3 } });
    });

    it("keep their extension when they are changed otherwise, and cannot take another's", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      expect(await storage().people.change(bob.id, 1, { extension: "1001" })).toEqual({
        kind: "extension-taken",
      });
      expect(await storage().people.change(bob.id, 1, { extension: "1002", name: "Bob" })).toMatchObject({
        value: { extension: "1002", name: "Bob", version: 2 },
      });
    });

    it("sign in: a right password ends the count of wrong ones and the lock", async () => {
      await storage().people.add(alice, monday);
      await storage().people.setPassword(alice.id, "$scrypt$hash");
      await storage().people.noteFailure(alice.id, 6, monday + 60_000);
      expect(await storage().people.findForSignIn("alice")).toEqual({
        person: alice,
        passwordHash: "$scrypt$hash",
        failures: 6,
        lockedUntil: monday + 60_000,
      });
      await storage().people.noteSignIn(alice.id, monday + 90_000);
      expect(await storage().people.findForSignIn("alice")).toEqual({
        person: { ...alice, lastSignInAt: monday + 90_000 },
        passwordHash: "$scrypt$hash",
        failures: 0,
        lockedUntil: null,
      });
    });

    it("are linked to the identity provider once: of two at once one wins, and nobody takes another's", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      const links = await Promise.all([
        storage().people.linkSubject(alice.id, "subject-a"),
        storage().people.linkSubject(alice.id, "subject-b"),
      ]);
      expect(links.toSorted()).toEqual([false, true]);
      const subject = links[0] ? "subject-a" : "subject-b";
      expect((await storage().people.findBySubject(subject))?.id).toBe(alice.id);
      expect(await storage().people.linkSubject(bob.id, subject)).toBe(false);
      expect(await storage().people.linkSubject("nobody", "subject-c")).toBe(false);
      expect(await storage().people.findBySubject("subject-c")).toBeNull();
    });

    it("take with them what lets them in: sessions, invitations, the phone", async () => {
      await storage().people.add(alice, monday);
      await storage().sessions.add({
        token: "t",
        personId: alice.id,
        createdAt: monday,
        expiresAt: monday + 9,
      });
      await storage().invitations.put({ token: "i", personId: alice.id, expiresAt: monday + 9 });
      await storage().phoneGrants.put({
        personId: alice.id,
        extension: "1001",
        session: "t",
        expiresAt: monday + 9,
      });
      expect(await storage().people.remove(alice.id)).toBe(true);
      expect(await storage().people.remove(alice.id)).toBe(false);
      expect(await storage().sessions.find("t", monday)).toBeNull();
      expect(await storage().invitations.find("i", monday)).toBeNull();
      expect(await storage().phoneGrants.find(alice.id)).toBeNull();
    });
  });

  describe("races of people", () => {
    const race = async (works: readonly ((storage: Storage) => Promise<unknown>)[]) =>
      Promise.all(works.map((work) => work(storage())));

    it("of ten who want the same login, one gets it", async () => {
      const added = await race(
        Array.from(
          { length: 10 },
          (_, index) =>
            ({ people }: Storage) =>
              people.add({ ...selma, id: `${index}`, login: index % 2 === 0 ? "selma" : "SELMA" }, monday),
        ),
      );
      expect(added.toSorted()).toEqual(["added", ...Array.from({ length: 9 }, () => "login-taken")]);
    });

    it("of two changes of the same version, one is made", async () => {
      await storage().people.add(alice, monday);
      const kinds = await race([
        async ({ people }) => (await people.change(alice.id, 1, { name: "Alice Berg" })).kind,
        async ({ people }) => (await people.change(alice.id, 1, { role: "supervisor" })).kind,
      ]);
      expect(kinds.toSorted()).toEqual(["changed", "changed-meanwhile"]);
      expect((await storage().people.find(alice.id))?.version).toBe(2);
    });

    it("of two who change to the same extension, one gets it", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      const kinds = await race([
        async ({ people }) => (await people.change(alice.id, 1, { extension: "1003" })).kind,
        async ({ people }) => (await people.change(bob.id, 1, { extension: "1003" })).kind,
      ]);
      expect(kinds.toSorted()).toEqual(["changed", "extension-taken"]);
    });

    it("of two administrators who disable each other, after a look at how many are left, one stays", async () => {
      await storage().people.add(nora, monday);
      await storage().people.add({ ...selma, role: "administrator" }, monday);
      const administrators = async (people: Storage["people"]) =>
        (await people.list()).filter(({ role, disabled }) => role === "administrator" && !disabled).length;
      const disable = (id: string) => (within: Storage) =>
        within.transaction(async ({ people }) => {
          if ((await administrators(people)) === 1) return "last-administrator";
          return (await people.change(id, 1, { disabled: true })).kind;
        });
      const kinds = await race([disable(nora.id), disable(selma.id)]);
      expect(kinds.toSorted()).toEqual(["changed", "last-administrator"]);
      expect(await administrators(storage().people)).toBe(1);
    });
  });
});
