import { describe, expect, it } from "vitest";
import { aCall, aLineUp, everyPhase } from "../../testing/builders.ts";
import { bruno, hiddenNumber } from "../../testing/people.ts";
import type { Phase } from "../call/call.ts";
import { toneFor, toneName, type Tone } from "./tone-for.ts";

const toneWhile = (...phases: readonly Phase[]) =>
  toneFor(aLineUp(phases.map((phase, index) => aCall(phase, { id: `call-${index}` }))));

describe("one call", () => {
  const tones: { readonly [P in Phase]: Tone | null } = {
    dialing: null, // nothing rings there yet
    ringing: "ringback-spain",
    incoming: "ring-customer",
    answering: null,
    reconnecting: null,
    established: null,
    ending: null,
    ended: null,
  };

  it.each(everyPhase.map((phase) => [phase, tones[phase]] as const))("%s: %s", (phase, tone) => {
    expect(toneWhile(phase)).toBe(tone);
  });
});

describe("several calls, or none", () => {
  // prettier-ignore
  it.each([
    [[],                                 null],
    [["incoming", "incoming"],           "ring-customer"],
    [["ending", "incoming"],             "ring-customer"],
    [["ending", "ringing"],              "ringback-spain"],
    [["incoming", "ringing"],            "ring-customer"],
    [["incoming", "answering"],          "knocking"],
    [["established", "incoming"],        "knocking"],
    [["established", "ringing"],         "ringback-spain"],
    [["established", "ending", "ended"], null],
  ] as const)("%j: %s", (phases, tone) => {
    expect(toneWhile(...phases)).toBe(tone);
  });
});

describe("which of our own rings, which country's ringback", () => {
  it("a colleague rings otherwise than a customer, who wins when both ring", () => {
    const colleague = aCall("incoming", { id: "inside", kind: "colleague" });
    expect(toneFor(aLineUp([colleague]))).toBe("ring-colleague");
    expect(toneFor(aLineUp([colleague, aCall("incoming")]))).toBe("ring-customer");
  });

  it("rings as the customer's country does", () => {
    expect(toneFor(aLineUp([aCall("ringing", { party: bruno })]))).toBe("ringback-britain");
    expect(toneFor(aLineUp([aCall("ringing", { party: hiddenNumber })]))).toBe("ringback-north-america");
  });

  it("is switched off under one name, whatever the country", () => {
    expect(toneName("ringback-chile")).toBe("ringback");
    expect(toneName("ring-colleague")).toBe("ring-colleague");
  });
});
