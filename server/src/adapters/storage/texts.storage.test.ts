import { describe, expect, it } from "vitest";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { alice, bob } from "../../testing/people.ts";
import { harbourAccount, harbourSecrets, ticketsNumber } from "../../testing/stored.ts";

const monday = Date.UTC(2026, 0, 5, 9);

/** What people and strangers write, and what must come back as it was. */
const oddTexts: readonly (readonly [string, string])[] = [
  ["an injection", "Robert'); drop table people; --"],
  ["quotes of every kind", `"'\`\\"" $1 ? ?1 :name @name %s \${x}`],
  ["right to left", "\u202eمرحبا שלום\u202c"],
  ["emoji joined of several", "👩🏽‍🚀🏳️‍🌈"],
  ["letters composed and not", "é e\u0301"],
  ["line ends and tabs", "a\r\nb\tc"],
  ["spaces at its ends", "  Mara  "],
  ["nothing", ""],
  ["what other programs take for nothing", "null"],
  ["very long", "å".repeat(200_000)],
];

onBothDatabases(({ storage }) => {
  describe("texts", () => {
    it.each(oddTexts)("are kept as they are: %s", async (_, text) => {
      await storage().people.add({ ...alice, name: text }, monday);
      expect((await storage().people.find(alice.id))?.name).toBe(text);

      await storage().accounts.add({ ...harbourAccount, name: text }, harbourSecrets, monday);
      await storage().numbers.add({ ...ticketsNumber, label: text, sealedPassword: text }, monday);
      expect(await storage().numbers.find(ticketsNumber.id)).toMatchObject({
        label: text,
        sealedPassword: text,
      });

      const detail = { [text]: text };
      await storage().audit.add({
        at: monday,
        actorId: null,
        actor: text,
        action: "a",
        target: text,
        detail,
      });
      const [entry] = await storage().audit.list({ limit: 1 });
      expect(entry).toMatchObject({ actor: text, target: text, detail });

      await storage().deliveries.keep({ accountId: "a", receivedAt: monday, body: text, digest: "d" });
      expect((await storage().deliveries.due(monday, 1))[0]?.body).toBe(text);
    });

    it.each(oddTexts.filter(([, text]) => text.length <= 100))("are found by: %s", async (_, text) => {
      await storage().people.add({ ...alice, login: text, extension: text }, monday);
      await storage().people.add(bob, monday);
      expect((await storage().people.findForSignIn(text))?.person.id).toBe(alice.id);
      expect((await storage().people.findByExtension(text))?.id).toBe(alice.id);
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().permissions.change(ticketsNumber.id, text, (facts) => ({ ...facts, heardAt: monday }));
      expect((await storage().permissions.find(ticketsNumber.id, text)).heardAt).toBe(monday);
      expect(await storage().seenEvents.first("a", text, monday)).toBe(true);
      expect(await storage().seenEvents.first("a", text, monday)).toBe(false);
    });

    it.each([
      ["a NUL", "Ma\0ra", "A text with a NUL in it cannot be stored."],
      ["half a character", "Mara \ud83d", "A text with half a character in it cannot be stored."],
    ])("are refused before the database with %s in them, but kept within JSON", async (_, text, words) => {
      await expect(storage().people.add({ ...alice, name: text }, monday)).rejects.toThrow(words);
      await expect(storage().people.findForSignIn(text)).rejects.toThrow(words);
      await expect(
        storage().deliveries.keep({ accountId: "a", receivedAt: monday, body: text, digest: "d" }),
      ).rejects.toThrow(words);
      expect(await storage().people.list()).toEqual([]);

      const detail = { name: text };
      await storage().audit.add({
        at: monday,
        actorId: null,
        actor: null,
        action: "a",
        target: null,
        detail,
      });
      expect((await storage().audit.list({ limit: 1 }))[0]?.detail).toEqual(detail);
    });

    it("that are looked up by may be so long, and no longer", async () => {
      const longest = "🚤".repeat(250); // four bytes each
      const tooLong = "x".repeat(501);
      const words = "A key of 501 characters cannot be stored: at most 500 can.";
      await storage().people.add({ ...alice, login: longest }, monday);
      expect((await storage().people.findForSignIn(longest))?.person.id).toBe(alice.id);
      expect(await storage().seenEvents.first("00000000-0000-4000-8000-0000000000a1", longest, monday)).toBe(
        true,
      );
      await expect(storage().people.add({ ...bob, login: tooLong }, monday)).rejects.toThrow(words);
      await expect(storage().seenEvents.first("a", tooLong, monday)).rejects.toThrow(words);
      expect(await storage().people.findForSignIn(tooLong)).toBeNull();
    });
  });

  describe("instants", () => {
    it("are whole milliseconds, from long ago to far ahead", async () => {
      await storage().people.add(alice, monday);
      for (const instant of [-1, 0, monday, Number.MAX_SAFE_INTEGER]) {
        await storage().people.noteSignIn(alice.id, instant);
        expect((await storage().people.find(alice.id))?.lastSignInAt).toBe(instant);
      }
      for (const instant of [1.5, NaN, Infinity]) {
        await expect(storage().people.noteSignIn(alice.id, instant)).rejects.toThrow(
          `${instant} cannot be stored: it is not a whole number.`,
        );
      }
    });
  });
});
