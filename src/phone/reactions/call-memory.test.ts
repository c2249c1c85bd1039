import { describe, expect, it } from "vitest";
import type { Call, CallIn } from "../../core/call/call.ts";
import { aCall, aLine, aLineUp, aReason } from "../../testing/builders.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { bruno, maria } from "../../testing/people.ts";
import type { PhoneState } from "../phone.ts";
import { createCallMemory } from "./call-memory.ts";

/** A memory that sees the phone go through line-ups. */
function remembering() {
  const clock = createManualClock();
  const memory = createCallMemory(clock);
  let now: PhoneState = { line: aLine("ready"), lineUp: aLineUp([]) };
  return {
    ...memory,
    clock,
    see: (live: readonly Call[], recent: readonly CallIn<"ended">[] = []) => {
      const after = { ...now, lineUp: aLineUp(live, { recent }) };
      memory.notice(now, after);
      now = after;
    },
  };
}

const talking = (facts: Partial<CallIn<"established">> = {}) =>
  aCall("established", { id: "maria", ...facts });

describe("since when a call is on hold", () => {
  it("is from the moment Asterisk holds it until it is taken up again", () => {
    const { see, heldSince, clock } = remembering();
    see([talking({ hold: "holding" })]);
    expect(heldSince("maria")).toBeNull();
    see([talking({ hold: "held" })]);
    const since = clock.now();
    expect(heldSince("maria")).toBe(since);
    clock.pass(5_000);
    see([talking({ hold: "resuming" })]);
    expect(heldSince("maria"), "a refused resume goes on with the same hold").toBe(since);
    see([talking()]);
    expect(heldSince("maria")).toBeNull();
  });
});

describe("where a call was sent", () => {
  it("is known once it is over", () => {
    const { see, sentTo } = remembering();
    see([talking({ transfer: { to: "*703", purpose: "park", progress: "asked" } })]);
    see([], [aCall("ended", { id: "maria", reason: aReason("parked") })]);
    expect(sentTo("maria")).toBe("*703");
  });

  it("is forgotten with the call", () => {
    const { see, sentTo } = remembering();
    see([talking({ transfer: { to: "1002", purpose: "transfer", progress: "asked" } })]);
    see([]);
    expect(sentTo("maria")).toBeNull();
  });
});

describe("who is in a conference", () => {
  it("stays known after their own calls have gone into it", () => {
    const { see, membersOf } = remembering();
    const merges = ["maria", "bruno"];
    const both = [talking({ party: maria }), talking({ id: "bruno", party: bruno })];
    see([...both, aCall("dialing", { id: "room", kind: "conference", merges })]);
    see([aCall("established", { id: "room", kind: "conference", merges })]);
    expect(membersOf("room").map(({ party }) => party)).toEqual([maria, bruno]);
  });

  it("follows who leaves, and who comes back", () => {
    const { see, membersOf } = remembering();
    const room = { id: "room", kind: "conference", merges: ["maria", "bruno"] } as const;
    see([talking({ party: maria }), talking({ id: "bruno", party: bruno }), aCall("dialing", room)]);
    const standing = () => membersOf("room").map((member) => `${member.id} ${member.standing}`);
    see([aCall("established", { ...room, gone: [maria.number] })]);
    expect(standing()).toEqual(["maria gone", "bruno here"]);
    see([aCall("established", { ...room, gone: [] })]);
    expect(standing()).toEqual(["maria here", "bruno here"]);
  });
});
