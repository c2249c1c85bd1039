import { describe, expect, it } from "vitest";
import { aCall, aLineUp, aReason, everyPhase } from "../../testing/builders.ts";
import { bruno } from "../../testing/people.ts";
import type { CallIn, Phase } from "../call/call.ts";
import {
  activeCall,
  callById,
  callOnScreen,
  emptyLineUp,
  knownName,
  mayDial,
  offerPolicy,
  outcomeOf,
  withCall,
  withEnded,
  withMoved,
  withoutOutcome,
} from "./line-up.ts";

const mariasCall = aCall("established", { id: "maria" });
const brunosOffer = aCall("incoming", { id: "bruno", party: bruno });
const brunosEnd = aCall("ended", { id: "bruno", party: bruno, reason: aReason("missed") });

describe("an offer, and a call of our own", () => {
  // prettier-ignore
  const table: readonly (readonly [live: readonly Phase[], offer: "present" | "busy", mayDial: boolean])[] = [
    // while there is  an offer is  we may dial
    [[],                          "present", true],
    [["incoming"],                "present", false],
    [["incoming", "incoming"],    "present", false],
    [["ending"],                  "present", true],
    [["ending", "incoming"],      "present", false],
    [["dialing"],                 "present", false],
    [["ringing"],                 "present", false],
    [["answering"],               "present", false],
    [["established"],             "present", true],
    [["established", "established"], "present", true],
    [["incoming", "established"], "present", true],
    [["dialing", "established"],  "present", false],
    [["ending", "dialing"],       "present", false],
    [Array.from({ length: 5 }, () => "incoming"), "present", false],
    [Array.from({ length: 6 }, () => "incoming"), "busy", false],
    [[...Array.from({ length: 6 }, () => "incoming" as const), "established"], "busy", true],
  ];

  it.each(table)("while there is %j: an offer is %s, dialing %s", (phases, offer, dial) => {
    const lineUp = aLineUp(phases.map((phase, index) => aCall(phase, { id: `call-${index}` })));
    expect([offerPolicy(lineUp), mayDial(lineUp)]).toEqual([offer, dial]);
  });
});

describe("a call in the line-up", () => {
  it("joins behind those that began before", () => {
    expect(withCall(aLineUp([mariasCall]), brunosOffer).live).toEqual([mariasCall, brunosOffer]);
  });

  it("keeps its place when it moves, and leaves the others untouched", () => {
    const answered = aCall("answering", { id: "bruno" });
    const { live } = withMoved(aLineUp([brunosOffer, mariasCall]), answered);
    expect(live).toEqual([answered, mariasCall]);
    expect(live[1]).toBe(mariasCall);
  });

  it.each(everyPhase.filter((phase) => phase !== "ended"))("is found by its id while %s", (phase) => {
    const call = aCall(phase, { id: "bruno" });
    expect(callById(aLineUp([mariasCall, call]), "bruno")).toBe(call);
  });

  it("goes from the live ones to the recent ones when it ends", () => {
    const lineUp = withMoved(aLineUp([brunosOffer, mariasCall]), brunosEnd);
    expect(lineUp).toMatchObject({ live: [mariasCall], recent: [brunosEnd] });
    expect(callById(lineUp, "bruno")).toBeUndefined();
  });
});

describe("the outcome on screen", () => {
  it("is that of the last call", () => {
    expect(outcomeOf(withMoved(aLineUp([brunosOffer]), brunosEnd))).toBe(brunosEnd);
  });

  it("stays away while another call is on screen", () => {
    expect(outcomeOf(withMoved(aLineUp([brunosOffer, mariasCall]), brunosEnd))).toBeNull();
  });

  it("stays away when an offer was turned away during a call", () => {
    const turnedAway = aCall("ended", { id: "bruno", reason: aReason("busy-here") });
    expect(outcomeOf(withEnded(aLineUp([mariasCall]), turnedAway))).toBeNull();
  });

  it("makes room for the next call", () => {
    const shown = withMoved(aLineUp([brunosOffer]), brunosEnd);
    expect(outcomeOf(withCall(shown, mariasCall))).toBeNull();
  });

  it("does not come back when the call that replaced it goes on", () => {
    const next = withCall(withMoved(aLineUp([brunosOffer]), brunosEnd), aCall("dialing", { id: "next" }));
    expect(outcomeOf(withMoved(next, aCall("ringing", { id: "next" })))).toBeNull();
  });

  it("goes when the agent dismisses it, and the call stays among the recent ones", () => {
    const dismissed = withoutOutcome(withMoved(aLineUp([brunosOffer]), brunosEnd));
    expect(outcomeOf(dismissed)).toBeNull();
    expect(dismissed.recent).toEqual([brunosEnd]);
  });

  it("is not made anew by dismissing nothing", () => {
    expect(withoutOutcome(emptyLineUp)).toBe(emptyLineUp);
  });
});

describe("recent calls", () => {
  const after = (count: number) =>
    Array.from({ length: count }, (_, index) => aCall("ended", { id: `call-${index + 1}` })).reduce(
      withEnded,
      emptyLineUp,
    );

  it("come newest first", () => {
    expect(after(3).recent.map(({ id }) => id)).toEqual(["call-3", "call-2", "call-1"]);
  });

  it("are fifty at most, and the oldest go", () => {
    const { recent } = after(120);
    expect(recent).toHaveLength(50);
    expect(recent.at(-1)?.id).toBe("call-71");
  });
});

describe("the name of who called before", () => {
  const called = (name: string | null) =>
    aCall("ended", { party: { number: "+34612345678", name }, reason: aReason("missed") });

  it("is known when we call back", () => {
    expect(knownName(aLineUp([], { recent: [called("María Ortega")] }), "+34612345678")).toBe("María Ortega");
    expect(knownName(aLineUp([], { recent: [called(null), called("María Ortega")] }), "+34612345678")).toBe(
      "María Ortega",
    );
  });

  it("is not guessed", () => {
    expect(knownName(aLineUp([], { recent: [called(null)] }), "+34612345678")).toBeNull();
    expect(knownName(aLineUp([], { recent: [called("María Ortega")] }), "+34612345679")).toBeNull();
  });
});

describe("the call whose customer the agent has in mind", () => {
  it("is the one under way, before another offer", () => {
    expect(callOnScreen(aLineUp([brunosOffer, mariasCall]))?.id).toBe("maria");
  });

  it("is the oldest offer while none is under way", () => {
    expect(callOnScreen(aLineUp([brunosOffer, aCall("incoming", { id: "later" })]))?.id).toBe("bruno");
  });

  it("is the one talked on, before one on hold that began later", () => {
    const later = aCall("established", { id: "bruno", hold: "held" });
    expect(callOnScreen(aLineUp([mariasCall, later]))?.id).toBe("maria");
  });

  it("is the one being resumed, before the one being held", () => {
    const [first, second] = [
      aCall("established", { id: "maria", hold: "resuming" }),
      aCall("established", { id: "bruno", hold: "holding" }),
    ];
    expect(callOnScreen(aLineUp([first, second]))?.id).toBe("maria");
  });

  it("is the one being placed, before one on hold", () => {
    const placed = aCall("dialing", { id: "bruno" });
    expect(callOnScreen(aLineUp([placed, aCall("established", { hold: "held" })]))?.id).toBe("bruno");
  });

  it("is the held one that somebody was asked about, before one on hold that began later", () => {
    const [asked, other] = ["maria", "bruno"].map((id) => aCall("established", { id, hold: "held" }));
    const consult = aCall("ended", { id: "lucia", consults: "maria" });
    expect(callOnScreen(aLineUp([asked!, other!], { recent: [consult] }))?.id).toBe("maria");
    expect(callOnScreen(aLineUp([asked!, other!]))?.id).toBe("bruno");
  });

  it("is the one whose outcome is shown while there is no other", () => {
    expect(callOnScreen(aLineUp([], { recent: [brunosEnd], outcome: "bruno" }))?.id).toBe("bruno");
    expect(callOnScreen(aLineUp([], { recent: [brunosEnd] }))).toBeNull();
  });
});

describe("the call the agent talks on", () => {
  // prettier-ignore
  const table: readonly (readonly [Partial<CallIn<"established">>, boolean])[] = [
    [{ hold: "none" },     true],
    [{ hold: "resuming" }, true],
    [{ hold: "holding" },  false],
    [{ hold: "held" },     false],
  ];

  it.each(table)("while it is %j: %s", (facts, talks) => {
    expect(activeCall(aLineUp([brunosOffer, aCall("established", facts)])) !== null).toBe(talks);
  });
});
