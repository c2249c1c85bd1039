import { describe, expect, it } from "vitest";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { alice, bob, nora } from "../../testing/people.ts";

const monday = Date.UTC(2026, 0, 5, 9);
const later = monday + 60_000;

onBothDatabases(({ storage }) => {
  describe("invitations", () => {
    it("can be looked at again and again, and taken once", async () => {
      await storage().people.add(alice, monday);
      const invitation = { token: "digest", personId: alice.id, expiresAt: later };
      await storage().invitations.put(invitation);
      expect(await storage().invitations.find("digest", monday)).toEqual(invitation);
      expect(await storage().invitations.find("digest", monday)).toEqual(invitation);
      expect(await storage().invitations.take("digest", monday)).toEqual(invitation);
      expect(await storage().invitations.take("digest", monday)).toBeNull();
      expect(await storage().invitations.find("digest", monday)).toBeNull();
    });

    it("are worth nothing from the moment they expire", async () => {
      await storage().people.add(alice, monday);
      await storage().invitations.put({ token: "digest", personId: alice.id, expiresAt: later });
      expect(await storage().invitations.find("digest", later - 1)).not.toBeNull();
      expect(await storage().invitations.find("digest", later)).toBeNull();
      expect(await storage().invitations.take("digest", later)).toBeNull();
    });

    it("take the place of the person's earlier one, and of the first administrator's earlier one", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      await storage().invitations.put({ token: "of bob", personId: bob.id, expiresAt: later });
      for (const personId of [alice.id, null]) {
        const [first, second] = [`first ${String(personId)}`, `second ${String(personId)}`];
        await storage().invitations.put({ token: first, personId, expiresAt: later });
        await storage().invitations.put({ token: second, personId, expiresAt: later + 1 });
        expect(await storage().invitations.find(first, monday)).toBeNull();
        expect(await storage().invitations.find(second, later)).toEqual({
          token: second,
          personId,
          expiresAt: later + 1,
        });
      }
      expect(await storage().invitations.find("of bob", monday)).not.toBeNull();
    });

    it("are withdrawn for one person and nobody else", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      for (const personId of [alice.id, bob.id, null])
        await storage().invitations.put({ token: `of ${String(personId)}`, personId, expiresAt: later });
      await storage().invitations.removeOf(alice.id);
      expect(await storage().invitations.find(`of ${alice.id}`, monday)).toBeNull();
      expect(await storage().invitations.find(`of ${bob.id}`, monday)).not.toBeNull();
      expect(await storage().invitations.find("of null", monday)).not.toBeNull();
    });

    it("of ten who take one at once, one gets it", async () => {
      await storage().people.add(alice, monday);
      await storage().invitations.put({ token: "digest", personId: alice.id, expiresAt: later });
      const taken = await Promise.all(
        Array.from({ length: 10 }, () => storage().invitations.take("digest", monday)),
      );
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
    });

    it("of ten put at once, one is good", async () => {
      await storage().people.add(alice, monday);
      const tokens = Array.from({ length: 10 }, (_, index) => `token ${index}`);
      await Promise.all(
        tokens.map((token) => storage().invitations.put({ token, personId: alice.id, expiresAt: later })),
      );
      const good = await Promise.all(tokens.map((token) => storage().invitations.find(token, monday)));
      expect(good.filter((one) => one !== null)).toHaveLength(1);
    });

    it("is used up only if what follows works", async () => {
      await storage().invitations.put({ token: "digest", personId: null, expiresAt: later });
      const accepting = storage().transaction(async (within) => {
        await within.invitations.take("digest", monday);
        throw new Error("the password is too short");
      });
      await expect(accepting).rejects.toThrow("the password is too short");
      expect(await storage().invitations.find("digest", monday)).not.toBeNull();
    });
  });

  describe("sessions", () => {
    const sessionOf = (personId: string, token: string, expiresAt = later) => ({
      ...{ token, personId, expiresAt },
      createdAt: monday,
    });

    it("tell who is signed in, as they are now, until they expire or end", async () => {
      await storage().people.add(alice, monday);
      const session = sessionOf(alice.id, "digest");
      await storage().sessions.add(session);
      await storage().people.change(alice.id, 1, { name: "Alice Berg" });
      expect(await storage().sessions.find("digest", monday)).toEqual({
        session,
        person: { ...alice, name: "Alice Berg", hasPassword: false, version: 2 },
      });
      expect(await storage().sessions.find("digest", later)).toBeNull();
      expect(await storage().sessions.find("other", monday)).toBeNull();
      await storage().sessions.end("digest");
      expect(await storage().sessions.find("digest", monday)).toBeNull();
    });

    it("end together, but for the one that asked, and nobody else's", async () => {
      await storage().people.add(alice, monday);
      await storage().people.add(bob, monday);
      for (const token of ["desk", "laptop", "phone"])
        await storage().sessions.add(sessionOf(alice.id, token));
      await storage().sessions.add(sessionOf(bob.id, "of bob"));

      const ended = await storage().sessions.endOf(alice.id, "desk");
      expect(ended).toHaveLength(2);
      expect(ended).toEqual(
        expect.arrayContaining([sessionOf(alice.id, "laptop"), sessionOf(alice.id, "phone")]),
      );
      expect(await storage().sessions.endOf(alice.id)).toEqual([sessionOf(alice.id, "desk")]);
      expect(await storage().sessions.endOf(alice.id)).toEqual([]);
      expect(await storage().sessions.find("of bob", monday)).not.toBeNull();
    });

    it("past their time are handed out once", async () => {
      await storage().people.add(alice, monday);
      await storage().sessions.add(sessionOf(alice.id, "old", later));
      await storage().sessions.add(sessionOf(alice.id, "young", later + 1));
      const [one, other] = await Promise.all([
        storage().sessions.takeExpired(later),
        storage().sessions.takeExpired(later),
      ]);
      expect([...one, ...other]).toEqual([sessionOf(alice.id, "old", later)]);
      expect(await storage().sessions.find("young", monday)).not.toBeNull();
    });
  });

  describe("phone grants", () => {
    const grantOf = (session: string, expiresAt = later) => ({
      ...{ personId: alice.id, extension: "1001", session, expiresAt },
    });

    it("take the place of the earlier one, which is handed back", async () => {
      await storage().people.add(alice, monday);
      expect(await storage().phoneGrants.put(grantOf("desk"))).toBeNull();
      expect(await storage().phoneGrants.put(grantOf("laptop"))).toEqual(grantOf("desk"));
      expect(await storage().phoneGrants.find(alice.id)).toEqual(grantOf("laptop"));
      expect(await storage().phoneGrants.find(nora.id)).toBeNull();
    });

    it("of ten put at once, each hands back another, and one is left", async () => {
      await storage().people.add(alice, monday);
      const sessions = Array.from({ length: 10 }, (_, index) => `session ${index}`);
      const earlier = await Promise.all(
        sessions.map((session) => storage().phoneGrants.put(grantOf(session))),
      );
      const handedBack = earlier.map((grant) => grant?.session ?? null);
      const left = (await storage().phoneGrants.find(alice.id))?.session;
      expect([...handedBack, left].toSorted()).toEqual([...sessions, null].toSorted());
    });

    it("go with their session", async () => {
      await storage().people.add(alice, monday);
      await storage().phoneGrants.put(grantOf("desk"));
      expect(await storage().phoneGrants.removeOfSession("laptop")).toBeNull();
      expect(await storage().phoneGrants.removeOfSession("desk")).toEqual(grantOf("desk"));
      expect(await storage().phoneGrants.removeOfSession("desk")).toBeNull();
    });

    it("outlive their session: somebody has yet to tell Asterisk", async () => {
      await storage().people.add(alice, monday);
      await storage().sessions.add({
        token: "desk",
        personId: alice.id,
        createdAt: monday,
        expiresAt: later,
      });
      await storage().phoneGrants.put(grantOf("desk"));
      await storage().sessions.end("desk");
      expect(await storage().phoneGrants.find(alice.id)).toEqual(grantOf("desk"));
    });

    it("past their time are handed out once", async () => {
      await storage().people.add(alice, monday);
      await storage().phoneGrants.put(grantOf("desk"));
      expect(await storage().phoneGrants.takeExpired(later - 1)).toEqual([]);
      expect(await storage().phoneGrants.takeExpired(later)).toEqual([grantOf("desk")]);
      expect(await storage().phoneGrants.takeExpired(later)).toEqual([]);
    });
  });
});
