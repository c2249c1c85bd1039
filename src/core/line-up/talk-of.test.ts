import { expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import type { Call } from "../call/call.ts";
import { talkOf, type Talk } from "./talk-of.ts";

const muted = aCall("established", { microphone: "muted" });

it.each<[string, readonly Call[], Talk]>([
  ["nothing", [], { agent: "idle", microphone: "closed" }],
  ["an offer", [aCall("incoming")], { agent: "idle", microphone: "closed" }],
  ["answering", [aCall("answering")], { agent: "talking", microphone: "closed" }],
  ["a call", [aCall("established")], { agent: "talking", microphone: "open" }],
  ["a muted call", [muted], { agent: "talking", microphone: "muted" }],
  ["a muted call on hold", [{ ...muted, hold: "held" }], { agent: "talking", microphone: "closed" }],
])("%s", (_what, live, talk) => {
  expect(talkOf(aLineUp(live))).toEqual(talk);
});
