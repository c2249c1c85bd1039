import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { factsOf, finalOf, startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(55);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

describe("an agent calls a colleague", () => {
  test("who sees name and extension, and no business number", async () => {
    const { alice, bob } = place;
    const dialled = alice.dial("1002", [["X-WA-Number", "+12145550111"]]);
    const offer = await bob.nextOffer();
    expect(factsOf(offer.invite)).toEqual({ name: "Alice Lind", from: "1001" });
    const talk = offer.accept();
    const { outcome, talk: hers } = await dialled;
    expect(outcome.meanwhile.map(({ start }) => start)).toContain("SIP/2.0 180 Ringing");
    await hers?.hangUp();
    await expect.poll(() => talk.isOver()).toBe(true);
  });

  test.each([
    [486, "Busy Here", 486],
    [603, "Decline", 603],
    [480, "Temporarily Unavailable", 480],
  ])("who says %i %s, which the caller hears as %i", async (status, reason, heard) => {
    const { alice, bob } = place;
    const dialled = alice.dial("1002");
    (await bob.nextOffer()).refuse(status, reason);
    expect(finalOf(await dialled)).toBe(heard);
  });

  test("who is not there: 480 at once, and nothing in the log", async () => {
    const { alice, chen } = place;
    await chen.signOut();
    expect(finalOf(await alice.dial("1003"))).toBe(480);
  });

  test.each(["1001", "1009", "100", "wa-12145550111", "1002%26PJSIP/1003", "12145550111"])(
    "%s is no colleague",
    async (dialled) => {
      const { alice } = place;
      expect([403, 404]).toContain(finalOf(await alice.dial(dialled)));
    },
  );
});
