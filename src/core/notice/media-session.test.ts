import { expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { talkForKeys } from "./media-session.ts";

const talk = aCall("established", { id: "talk" });
const held = aCall("established", { id: "held", hold: "held" });

it.each([
  ["nothing", [], null],
  ["an offer", [aCall("incoming")], null],
  ["a call on hold", [held], null],
  ["a call", [held, talk], { id: "talk", microphone: "open", mayMute: true }],
  ["a muted one", [{ ...talk, microphone: "muted" }], { id: "talk", microphone: "muted", mayMute: true }],
] as const)("media keys act on the call talked on: %s", (_what, live, expected) => {
  expect(talkForKeys(aLineUp(live))).toEqual(expected);
});
