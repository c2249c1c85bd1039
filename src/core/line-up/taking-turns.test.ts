import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import type { Call } from "../call/call.ts";
import { consequencesOf, makingRoom } from "./taking-turns.ts";

const talk = aCall("established", { id: "talk" });
const held = aCall("established", { id: "held", hold: "held" });
const resuming = aCall("established", { id: "resuming", hold: "resuming" });
const leaving = aCall("established", {
  id: "leaving",
  transfer: { to: "1002", purpose: "transfer", progress: "ringing" },
});
const echo = aCall("established", { id: "echo", kind: "echo" });
const offer = aCall("incoming", { id: "offer" });
const conference = { id: "conference", kind: "conference", merges: ["talk", "held"] } as const;

const inWords = (orders: ReturnType<typeof makingRoom>) =>
  orders.map(({ id, command }) => `${command.type} ${id}`).join(", ");

describe("room for another call", () => {
  // prettier-ignore
  const table: readonly (readonly [live: readonly Call[], orders: string])[] = [
    [[],               ""],
    [[offer],          ""],
    [[held],           ""],
    [[talk],           "hold talk"],
    [[held, resuming], "hold resuming"],
    [[leaving],        "hold leaving"],
    [[echo],           "hang-up echo"], // it cannot be put on hold, and nobody waits there
  ];

  it.each(table)("among %j: %s", (live, orders) => {
    expect(inWords(makingRoom(aLineUp(live), null))).toBe(orders);
  });

  it("leaves the call itself alone", () => {
    expect(makingRoom(aLineUp([talk]), "talk")).toEqual([]);
  });
});

type Row = readonly [what: string, beside: readonly Call[], before: Call, after: Call, orders: string];

// prettier-ignore
const table: readonly Row[] = [
  // what happens                            beside       before                                          after                                                  orders
  ["we answer",                              [talk],      offer,                                          aCall("answering", { id: "offer" }),                   "hold talk"],
  ["what we answered is up",                 [held],      aCall("answering", { id: "offer" }),            aCall("established", { id: "offer" }),                 ""],
  ["what we answered is up, we resumed",     [resuming],  aCall("answering", { id: "offer" }),            aCall("established", { id: "offer" }),                 "hold resuming"],
  ["we resume",                              [talk],      held,                                           { ...held, hold: "resuming" },                         "hold talk"],
  ["it is resumed",                          [talk],      resuming,                                       { ...resuming, hold: "none" },                         ""],
  ["we mute",                                [talk],      resuming,                                       { ...resuming, microphone: "muted" },                  ""],
  ["somebody takes our call",                [held],      aCall("ringing", { id: "ours" }),               aCall("established", { id: "ours" }),                  ""],
  ["somebody takes it while we talk",        [talk],      aCall("ringing", { id: "ours" }),               aCall("established", { id: "ours" }),                  "hold ours"],
  ["somebody takes it while we hear echo",   [echo],      aCall("dialing", { id: "ours" }),               aCall("established", { id: "ours" }),                  "hang-up echo"],
  ["it rings there",                         [talk],      aCall("dialing", { id: "ours" }),               aCall("ringing", { id: "ours" }),                      ""],
  ["the conference is up",                   [held],      aCall("dialing", conference),                   aCall("established", conference),                      "transfer held"],
  ["the conference is up, we resumed",       [talk, held], aCall("dialing", conference),                  aCall("established", conference),                      "hold talk, transfer talk, transfer held"],
  ["the conference is up, all have left",    [],          aCall("dialing", conference),                   aCall("established", conference),                      ""],
  ["the conference goes on",                 [held],      aCall("established", conference),               aCall("established", { ...conference, microphone: "muted" }), ""],
  ["a hold is refused while we talk",        [talk],      aCall("established", { id: "it", hold: "holding" }), aCall("established", { id: "it", hold: "none" }), "mute it"],
  ["a hold is refused, nobody else there",   [offer],     aCall("established", { id: "it", hold: "holding" }), aCall("established", { id: "it", hold: "none" }), ""],
  ["a hold comes true",                      [talk],      aCall("established", { id: "it", hold: "holding" }), aCall("established", { id: "it", hold: "held" }), ""],
  ["the other one hangs up",                 [held],      talk,                                           aCall("ended", { id: "talk" }),                        ""],
];

describe("what the move of one call asks of the others", () => {
  it.each(table)("%s", (_what, beside, before, after, orders) => {
    const lineUp = aLineUp(after.phase === "ended" ? beside : [...beside, after]);
    expect(inWords(consequencesOf(lineUp, before, after))).toBe(orders);
  });
});
