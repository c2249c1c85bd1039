import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { anySdp } from "../testing/fake-call-devices.ts";
import { createSipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

// The long form, in a real browser and with a million messages: npm run bench -- --only hostile

/** What a browser would show as an error of the page's. */
const uncaught: unknown[] = [];
const kinds = ["uncaughtException", "unhandledRejection"] as const;
const note = (error: unknown): void => void uncaught.push(error);
beforeEach(() => {
  for (const kind of kinds) process.on(kind, note);
});
afterEach(() => {
  for (const kind of kinds) process.off(kind, note);
  uncaught.length = 0;
});

const nasty = fc.oneof(
  fc.constantFrom(
    ...'* <> <sip:> " \0 0 -1 4294967296 999999999999999999999 1\u0020INVITE ;tag= ;;; ,,, sip:@ <tel:+1>;tag=1 NaN __proto__ text/html %00 \r\n\u0020x active terminated'.split(
      " ",
    ),
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(...["x", ";a=b", ",<sip:a@b>", "%", '"']).map((part) => part.repeat(900)),
);
const header = fc.constantFrom(
  ..."Via From To Call-ID CSeq Contact Content-Type Content-Length Record-Route Require Supported Event Subscription-State RSeq RAck Replaces Refer-To P-Asserted-Identity Expires X-WA-Number X-WA-Payload X-WA-Notice X-WA-Call-Ref".split(
    " ",
  ),
);
const method = fc.constantFrom(
  ..."INVITE ACK BYE CANCEL OPTIONS MESSAGE NOTIFY REFER SUBSCRIBE UPDATE PRACK INFO REGISTER PUBLISH FOO".split(
    " ",
  ),
);
const body = fc.constantFrom("", anySdp, "v=0", "<script>alert(1)</script>", "👩");

/** A request outside any call, inside the last one, or an answer; with some headers that are not as they should be. */
const said = fc.record({
  what: fc.constantFrom("outside", "inside", "answer"),
  method,
  status: fc.constantFrom(
    "100 Trying",
    "183 Progress",
    "200 OK",
    "302 Moved",
    "401 No",
    "481 No",
    "699 ?",
    "999 ?",
  ),
  headers: fc.array(fc.tuple(header, nasty), { maxLength: 3 }),
  body,
  cut: fc.option(fc.nat(400), { freq: 8 }),
});

it("whatever a server says, nothing is thrown, the phone answers, and the next call rings", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), async (all) => {
      const place = createSipPlace(createSipSignaling);
      await place.signIn();
      for (const [number, { what, headers, cut, ...each }] of all.entries()) {
        const start =
          what === "answer" ? `SIP/2.0 ${each.status}` : `${each.method} ${place.server.phone()} SIP/2.0`;
        const usual = [
          ["Via", `SIP/2.0/WS 192.0.2.1;branch=z9hG4bKh${String(number)}`],
          ["From", "<sip:pbx@pbx.example>;tag=r"],
          ["To", `<sip:agent@pbx.example>${what === "inside" ? ";tag=x" : ""}`],
          ["Call-ID", "hostile"],
          ["CSeq", `1 ${each.method}`],
          ["Contact", "<sip:pbx@192.0.2.1;transport=ws>"],
          ["Content-Type", "application/sdp"],
        ] as const;
        const spoiled = new Set(headers.map(([name]) => name));
        const lines = [...usual.filter(([name]) => !spoiled.has(name)), ...headers].map(
          ([name, value]) => `${name}: ${value}`,
        );
        place.server.say([start, ...lines, "", each.body].join("\r\n").slice(0, cut ?? Infinity));
      }
      await place.settle();
      place.server.forget();
      await place.act(() => place.server.request("OPTIONS"));
      expect(place.server.heard()).toContain("200 OPTIONS");
      const rung = place.offers().length;
      await place.act(() => place.server.call());
      expect(place.offers()).toHaveLength(rung + 1);
      place.leave();
      expect(uncaught.splice(0)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
