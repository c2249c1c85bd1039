import { describe, expect, it } from "vitest";
import type { MetaFault } from "../../core/meta/fault.ts";
import type { SettingsAtMeta, WantedCallSettings } from "../../core/numbers/call-settings.ts";
import { onBothDatabases } from "../../testing/on-both-databases.ts";
import { harbourAccount, harbourSecrets, officeNumber, ticketsNumber } from "../../testing/stored.ts";

const monday = Date.UTC(2026, 0, 5, 9);

const tokenRefused: MetaFault = {
  kind: "token-refused",
  code: 190,
  subcode: 463,
  text: "Error validating access token: Session has expired",
  at: monday,
  nextAllowedAt: null,
};

const wanted: WantedCallSettings = {
  calling: "on",
  sip: "on",
  keyExchange: "SDES",
  callHours: {
    status: "on",
    timeZone: "Europe/Berlin",
    weekly: [{ day: "monday", open: "09:00", close: "17:30" }],
    holidays: [{ date: "2026-12-24", open: "09:00", close: "12:00" }],
  },
  callbackPermission: "on",
  callIcon: "hidden",
  additionalCodecs: ["PCMA", "PCMU"],
  permissionTemplate: { name: "may_we_call", language: "en_US" },
};

const atMeta: SettingsAtMeta = {
  readAt: monday,
  calling: "on",
  sip: "on",
  servers: [{ hostname: "pbx.example.org", port: 5061, hasPassword: true, ours: true }],
  keyExchange: "DTLS",
  callHours: null,
  callbackPermission: "off",
  callIcon: "shown",
  additionalCodecs: [],
  passwordAtPbx: "in-step",
  restrictions: [{ kind: "outbound-calls", reason: "NEGATIVE_FEEDBACK", until: monday + 1 }],
  number: {
    verifiedName: "Harbour “Tours” 🚤",
    status: "CONNECTED",
    quality: "GREEN",
    messagingLimit: "TIER_2K",
    accountMode: "LIVE",
  },
};

onBothDatabases(({ storage }) => {
  describe("accounts", () => {
    const stored = {
      ...harbourAccount,
      hasAppSecret: true,
      webhookSeenAt: null,
      lastError: null,
      version: 1,
    };

    it("are found by id and by hook with their sealed secrets, and listed without", async () => {
      expect(await storage().accounts.add(harbourAccount, harbourSecrets, monday)).toBe("added");
      const withSecrets = { ...stored, sealed: harbourSecrets };
      expect(await storage().accounts.find(harbourAccount.id)).toEqual(withSecrets);
      expect(await storage().accounts.findByHook(harbourAccount.hook)).toEqual(withSecrets);
      expect(await storage().accounts.findByHook("another-hook-of-nobody")).toBeNull();
      expect(await storage().accounts.list()).toEqual([{ ...stored, numbers: 0 }]);
    });

    it("are there once for each of Meta's ids", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      const twin = { ...harbourAccount, id: "twin", hook: "hook-of-the-twin-00000" };
      expect(await storage().accounts.add(twin, harbourSecrets, monday)).toBe("taken");
    });

    it("change what was named, and keep the secrets that were not", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      const graph = { baseUrl: "https://proxy.example.org/meta", authorization: "Token" } as const;
      const changed = await storage().accounts.change(
        harbourAccount.id,
        1,
        { graph },
        { accessToken: "new" },
      );
      expect(changed).toEqual({ kind: "changed", value: { ...stored, graph, version: 2 } });
      expect((await storage().accounts.find(harbourAccount.id))?.sealed).toEqual({
        accessToken: "new",
        appSecret: "sealed app secret",
      });
      const without = await storage().accounts.change(
        harbourAccount.id,
        2,
        { appId: null },
        { appSecret: null },
      );
      expect(without).toMatchObject({ value: { appId: null, graph, hasAppSecret: false, version: 3 } });
      const late = await storage().accounts.change(harbourAccount.id, 2, { name: "Harbour" }, {});
      expect(late).toEqual({ kind: "changed-meanwhile" });
      expect(await storage().accounts.change("nobody", 1, { name: "Harbour" }, {})).toEqual({
        kind: "not-found",
      });
    });

    it("learn without a new version", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().accounts.noteError(harbourAccount.id, tokenRefused);
      await storage().accounts.noteWebhook(harbourAccount.id, monday);
      const learned = { ...stored, lastError: tokenRefused, webhookSeenAt: monday, sealed: harbourSecrets };
      expect(await storage().accounts.find(harbourAccount.id)).toEqual(learned);
      await storage().accounts.noteError(harbourAccount.id, null);
      expect((await storage().accounts.find(harbourAccount.id))?.lastError).toBeNull();
    });

    it("stay as long as they have numbers", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().numbers.add(officeNumber, monday);
      expect((await storage().accounts.list())[0]?.numbers).toBe(2);
      expect(await storage().accounts.remove(harbourAccount.id)).toBe("in-use");
      await storage().numbers.remove(ticketsNumber.id);
      await storage().numbers.remove(officeNumber.id);
      expect(await storage().accounts.remove(harbourAccount.id)).toBe("removed");
      expect(await storage().accounts.remove(harbourAccount.id)).toBe("not-found");
    });

    it("take their deliveries with them", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      const delivery = { accountId: harbourAccount.id, receivedAt: monday, body: "{}", digest: "d" };
      await storage().deliveries.keep(delivery);
      await storage().seenEvents.first(harbourAccount.id, "wamid.1", monday);
      await storage().accounts.remove(harbourAccount.id);
      expect(await storage().deliveries.due(monday, 10)).toEqual([]);
      expect((await storage().deliveries.keep(delivery)).kind).toBe("kept");
      expect(await storage().seenEvents.first(harbourAccount.id, "wamid.1", monday)).toBe(true);
    });

    it("removed while a number is added: either the number has its account, or neither is there", async () => {
      for (let round = 0; round < 5; round++) {
        await storage().accounts.add(harbourAccount, harbourSecrets, monday);
        const [added, removed] = await Promise.allSettled([
          storage().numbers.add(ticketsNumber, monday),
          storage().accounts.remove(harbourAccount.id),
        ]);
        expect(removed).toEqual({
          status: "fulfilled",
          value: added.status === "fulfilled" ? "in-use" : "removed",
        });
        await storage().numbers.remove(ticketsNumber.id);
        await storage().accounts.remove(harbourAccount.id);
      }
    });
  });

  describe("numbers", () => {
    const never = { lastSuccessAt: null, lastFailureAt: null, lastFailure: null };
    const stored = { ...ticketsNumber, passwordSet: false, inbound: never, outbound: never, version: 1 };

    it("are found by id, number and Meta's id, and listed by label", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      expect(await storage().numbers.add(ticketsNumber, monday)).toBe("added");
      expect(await storage().numbers.add(officeNumber, monday)).toBe("added");
      expect(await storage().numbers.find(ticketsNumber.id)).toEqual(stored);
      expect(await storage().numbers.findByNumber("+4930901820")).toEqual(stored);
      expect(await storage().numbers.findByPhoneNumberId("106540352242922")).toEqual(stored);
      expect(await storage().numbers.findByNumber("4930901820")).toBeNull();
      expect((await storage().numbers.list()).map(({ label }) => label)).toEqual(["Office", "Tickets"]);
    });

    it("are there once, by Meta's id and by number", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      const { phoneNumberId, number } = ticketsNumber;
      expect(await storage().numbers.add({ ...officeNumber, phoneNumberId }, monday)).toBe("taken");
      expect(await storage().numbers.add({ ...officeNumber, number }, monday)).toBe("taken");
      expect(await storage().numbers.list()).toHaveLength(1);
    });

    it("keep everything that is known of them, as it was", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      const fields = {
        label: "Karten & Fähren",
        destination: { kind: "own-server", hostname: "sip.example.org", port: 5061 },
        wanted,
        meta: atMeta,
        readFailedAt: monday + 1,
        lastError: tokenRefused,
        sealedPassword: "sealed",
        sealedExtensionPassword: "sealed too",
      } as const;
      const changed = { ...stored, ...fields, passwordSet: true, version: 2 };
      expect(await storage().numbers.change(ticketsNumber.id, 1, fields)).toEqual({
        kind: "changed",
        value: changed,
      });
      expect(await storage().numbers.find(ticketsNumber.id)).toEqual(changed);
      const emptied = { wanted: null, meta: null, readFailedAt: null, lastError: null, sealedPassword: null };
      await storage().numbers.learn(ticketsNumber.id, emptied);
      expect(await storage().numbers.find(ticketsNumber.id)).toEqual({
        ...changed,
        ...emptied,
        passwordSet: false,
      });
    });

    it("change where the version is the one that was seen; what we learn does not count", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().numbers.learn(ticketsNumber.id, { meta: atMeta, readFailedAt: null });
      await storage().numbers.learn(ticketsNumber.id, {});
      const [one, other] = await Promise.all([
        storage().numbers.change(ticketsNumber.id, 1, { label: "Sales" }),
        storage().numbers.change(ticketsNumber.id, 1, {
          destination: { kind: "extension", extension: "2001" },
        }),
      ]);
      expect([one.kind, other.kind].toSorted()).toEqual(["changed", "changed-meanwhile"]);
      expect(await storage().numbers.change("nobody", 1, { label: "x" })).toEqual({ kind: "not-found" });
      expect(await storage().numbers.find(ticketsNumber.id)).toMatchObject({ meta: atMeta, version: 2 });
    });

    it("remember the last of each kind on both directions of their trunk", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().numbers.noteTrunk(ticketsNumber.id, "inbound", { lastSuccessAt: monday });
      await storage().numbers.noteTrunk(ticketsNumber.id, "outbound", {
        lastFailureAt: monday + 1,
        lastFailure: "403 Forbidden",
      });
      await storage().numbers.noteTrunk(ticketsNumber.id, "outbound", { lastSuccessAt: monday + 2 });
      await storage().numbers.noteTrunk(ticketsNumber.id, "outbound", {});
      expect(await storage().numbers.find(ticketsNumber.id)).toEqual({
        ...stored,
        inbound: { lastSuccessAt: monday, lastFailureAt: null, lastFailure: null },
        outbound: { lastSuccessAt: monday + 2, lastFailureAt: monday + 1, lastFailure: "403 Forbidden" },
      });
    });

    it("go, and what is known of their customers goes with them", async () => {
      await storage().accounts.add(harbourAccount, harbourSecrets, monday);
      await storage().numbers.add(ticketsNumber, monday);
      await storage().permissions.change(ticketsNumber.id, "+4915112345678", (facts) => ({
        ...facts,
        unansweredInARow: 2,
      }));
      expect(await storage().numbers.remove(ticketsNumber.id)).toBe(true);
      expect(await storage().numbers.remove(ticketsNumber.id)).toBe(false);
      const { unansweredInARow } = await storage().permissions.find(ticketsNumber.id, "+4915112345678");
      expect(unansweredInARow).toBe(0);
    });
  });
});
