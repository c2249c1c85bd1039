import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bruno, hiddenNumber, lucia, maria, sales } from "../testing/people.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(() => {
  place = createSipPlace(createSipSignaling);
});
afterEach(() => place.leave());

const named = (name: string, number: string) =>
  place.act(() => place.server.reinvite([`P-Asserted-Identity: ${name}<sip:${number}@pbx.example>`]));
const news = () =>
  place.heard.flatMap((event) =>
    event.type === "call" && event.signal.type === "party-changed" ? [event.signal] : [],
  );
const parties = () => news().map(({ kind, party }) => [kind, party.number, party.name]);

describe("a re-INVITE that says who is connected", () => {
  beforeEach(() => place.talk());

  it.each([
    ["a customer", '"Bruno Hall" ', bruno.number, ["customer", bruno.number, bruno.name]],
    ["a customer without a name", "", bruno.number, ["customer", bruno.number, null]],
    [
      "a customer who hides the number",
      '"Wren" ',
      hiddenNumber.number,
      ["customer", hiddenNumber.number, "Wren"],
    ],
    ["a colleague", '"Lucía Fernández" ', "1002", ["colleague", "1002", lucia.name]],
    ["marks of text direction", '"Bob\u202egnp.exe" ', "1002", ["colleague", "1002", "Bob gnp.exe"]],
    ["quotes", String.raw`"Ann \"Annie\" Lee" `, "1002", ["colleague", "1002", 'Ann "Annie" Lee']],
  ])("%s", async (_who, name, number, party) => {
    await named(name, number);
    expect(parties()).toEqual([party]);
    expect(place.server.heard()).toContain("200 INVITE");
  });

  it.each(["anonymous", "*80", "*701", "1", ""])("%j is nobody", async (number) => {
    await named('"Somebody" ', number);
    expect(parties()).toEqual([]);
  });

  it.each(["<", "x".repeat(60_000), '"Bob <sip:1002@pbx.example>'])(
    "that is no address is nobody, and the call goes on",
    async (value) => {
      await place.act(() => place.server.reinvite([`P-Asserted-Identity: ${value}`]));
      expect(parties()).toEqual([]);
      expect(place.server.open()).toBe(1);
    },
  );

  it.each(["", " ", "\t"])("%j is nobody; the next one is heard", async (nothing) => {
    await place.act(() => place.server.reinvite([`P-Asserted-Identity:${nothing}`]));
    expect(place.server.heard()).toContain("200 INVITE");
    expect(parties()).toEqual([]);
    await named("", "1002");
    expect(parties()).toEqual([["colleague", "1002", null]]);
  });

  it("a name without end is cut", async () => {
    await named(`"${"x".repeat(2_000)}" `, "1002");
    expect(news()[0]?.party.name).toHaveLength(256);
  });

  it("that says nothing of it changes nobody", async () => {
    await place.act(() => place.server.reinvite());
    expect(parties()).toEqual([]);
  });
});

describe("taking a call back", () => {
  const headers = [
    `X-WA-Name: ${encodeURIComponent(maria.name ?? "")}`,
    `X-WA-Number: ${sales}`,
    "X-WA-Payload: order%2012853",
  ];

  beforeEach(async () => {
    await place.signIn();
    await place.act(() => place.signaling.dial({ id: "ours", kind: "parked", to: "*701", from: null }));
  });

  it("tells once the call is up whom the PBX has named before", async () => {
    const { server } = place;
    await place.act(() =>
      server.notice(server.latest(), "taken-back", encodeURIComponent(maria.number), headers),
    );
    expect(news()).toEqual([]);
    await place.act(() => server.answer());
    expect(news()).toEqual([
      {
        type: "party-changed",
        kind: "customer",
        party: maria,
        businessNumber: sales,
        payload: "order 12853",
      },
    ]);
    expect(place.story("ours")[0]).toBe("answered");
  });

  it("hears nothing of another call", async () => {
    const { server } = place;
    await place.act(() => server.notice("another", "taken-back", maria.number, headers));
    await place.act(() => server.answer());
    expect(news()).toEqual([]);
  });

  it("from an empty place says so", async () => {
    const { server } = place;
    await place.act(() => server.notice(server.latest(), "place-empty", "nobody%20is%20parked%20there"));
    await place.act(() => server.refuse("404 Not Found"));
    expect(place.end("ours")?.kind).toBe("place-empty");
  });
});

describe("a conference", () => {
  it("tells who comes and goes, and nothing of what is nobody", async () => {
    const { server } = place;
    await place.signIn();
    await place.act(() => place.signaling.dial({ id: "room", kind: "conference", to: "*80", from: null }));
    await place.act(() => server.answer());
    for (const [kind, text] of [
      ["conference-joined", "%2B34612345678"],
      ["conference-joined", "1002"],
      ["conference-left", "%2B34612345678"],
      ["conference-left", "<b>"],
    ] as const)
      await place.act(() => server.notice(server.latest(), kind, text));
    expect(place.story("room").slice(-3)).toEqual([
      `${maria.number} here`,
      "1002 here",
      `${maria.number} gone`,
    ]);
  });
});

describe("a call that came back", () => {
  it.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
    ["<b>", null],
  ])("because of %s", async (because, told) => {
    await place.offered(["X-WA-Returned-From: *701", `X-WA-Returned-Because: ${because}`]);
    expect(place.offers()[0]).toMatchObject({ returnedFrom: "*701", returnedBecause: told });
  });
});
