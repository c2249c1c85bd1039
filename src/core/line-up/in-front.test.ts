import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { callInFront, consultationIn } from "./in-front.ts";

const held = aCall("established", { id: "held", hold: "held" });
const talking = aCall("established", { id: "talking" });

describe("the call that is shown whole", () => {
  // prettier-ignore
  it.each([
    ["the one talked on",                        [held, talking],                                          "talking"],
    ["the one being taken up again",             [aCall("established", { id: "going", hold: "holding" }), aCall("established", { id: "coming", hold: "resuming" })], "coming"],
    ["one being placed, while the other waits",  [held, aCall("dialing", { id: "new" })],                  "new"],
    ["the newest, while all wait",               [held, aCall("established", { id: "later", hold: "held" })], "later"],
    ["never an offer",                           [aCall("incoming", { id: "offer" })],                     undefined],
    ["not an offer while a call waits",          [held, aCall("incoming", { id: "offer" })],               "held"],
  ] as const)("%s", (_what, live, front) => {
    expect(callInFront(aLineUp(live))?.id).toBe(front);
  });

  it("is no outcome", () => {
    const over = aCall("ended", { id: "over" });
    expect(callInFront(aLineUp([], { recent: [over], outcome: "over" }))).toBeNull();
  });
});

describe("a consultation", () => {
  const asked = aCall("ringing", { id: "asked", kind: "colleague", consults: "held" });

  it("is there from the first ring until either call is gone", () => {
    expect(consultationIn(aLineUp([held, asked]))).toEqual({ about: held, asked });
    expect(consultationIn(aLineUp([asked]))).toBeNull();
    expect(consultationIn(aLineUp([held]))).toBeNull();
    expect(consultationIn(aLineUp([held, aCall("ending", { id: "asked", consults: "held" })]))).toBeNull();
  });
});
