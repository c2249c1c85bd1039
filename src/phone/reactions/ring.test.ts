import { expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import type { Tone } from "../../core/line-up/tone-for.ts";
import { aCall, aLine, aLineUp } from "../../testing/builders.ts";
import { bruno } from "../../testing/people.ts";
import type { PhoneState } from "../phone.ts";
import { ring } from "./ring.ts";

/** What the speaker is told while the phone goes through these line-ups, from silence. */
function heard(...lineUps: readonly (readonly Call[])[]): readonly (Tone | null)[] {
  const played: (Tone | null)[] = [];
  const reaction = ring({ play: (tone) => void played.push(tone) });
  const states = [[], ...lineUps].map((live): PhoneState => ({
    line: aLine("ready"),
    lineUp: aLineUp(live),
  }));
  for (const [index, after] of states.entries()) {
    const before = states[index - 1];
    if (before !== undefined) reaction(before, after);
  }
  return played;
}

const brunos = { id: "brunos", customer: bruno };

it("rings for an offer until it is answered", () => {
  expect(heard([aCall("incoming")], [aCall("answering")], [aCall("established")], [])).toEqual([
    "ring-customer",
    null,
  ]);
});

it("stops when the caller gives up", () => {
  expect(heard([aCall("incoming")], [])).toEqual(["ring-customer", null]);
});

it("rings on, without starting over, while one of two callers gives up", () => {
  const both = [aCall("incoming"), aCall("incoming", brunos)];
  expect(heard([aCall("incoming")], both, [aCall("incoming", brunos)], [])).toEqual(["ring-customer", null]);
});

it("plays ringback only once the customer's phone rings", () => {
  expect(heard([aCall("dialing")], [aCall("ringing")], [aCall("established")])).toEqual([
    "ringback-spain",
    null,
  ]);
});

it("goes from ringback to ringtone when our call ends and another comes in", () => {
  const ending = aCall("ending");
  expect(heard([aCall("ringing")], [ending], [ending, aCall("incoming", brunos)])).toEqual([
    "ringback-spain",
    null,
    "ring-customer",
  ]);
});

it("says nothing while nothing changes for the ear", () => {
  const muted = aCall("established", { microphone: "muted" });
  expect(heard([aCall("established")], [muted], [aCall("established")], [aCall("ending")])).toEqual([]);
});
