import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
beforeEach(async () => {
  place = createSipPlace(createSipSignaling);
  await place.talk();
});
afterEach(() => place.leave());

const trouble = fc.constantFrom(
  ...'" \\ < > <sip: @ +34612345678 1002 US.1349 %2B34 %00 %0D%0A *701 anonymous ; , tel: \u202e <b> 👩 = &'.split(
    " ",
  ),
);
const text = fc.array(fc.oneof(trouble, fc.string({ maxLength: 8 }))).map((parts) => parts.join(""));
/** As much of it as can stand in one line. */
const inLine = text.map((any) => any.replaceAll(/[\r\n]/g, " "));

it("whoever is named inside a call has a number of ours or a customer's, and a name of one line", async () => {
  const kind = fc.constantFrom(
    "taken-back",
    "conference-joined",
    "conference-left",
    "answered",
    "shift",
    "meta",
  );
  await fc.assert(
    fc.asyncProperty(inLine, kind, text, async (identity, notice, body) => {
      const before = place.heard.length;
      await place.act(
        () => place.server.reinvite([`P-Asserted-Identity: ${identity}<sip:${identity}@pbx.example>`]),
        () => place.server.notice(place.server.latest(), notice, body, [`X-WA-Name: ${identity}`]),
      );
      expect(place.end("ours")).toBeUndefined();
      for (const event of place.heard.slice(before)) {
        if (event.type !== "call" || event.signal.type !== "party-changed") continue;
        const { number, name } = event.signal.party;
        expect(number).toMatch(/^(?:\+\d{1,15}|[1-9]\d{1,5}|[A-Z]{2}\.[A-Za-z0-9]{1,128})$/);
        expect(name ?? "").not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }
    }),
    { numRuns: 100 },
  );
});
