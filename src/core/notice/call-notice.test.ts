import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { bruno } from "../../testing/people.ts";
import type { Call } from "../call/call.ts";
import { callNotice, type Attention } from "./call-notice.ts";

const marias = aCall("incoming", { id: "marias" });
const brunos = aCall("incoming", { id: "brunos", party: bruno });
const up = aCall("established", { id: "up" });

/** "marias+1": about María's call, and one more rings. */
function told(live: readonly Call[], attention: Attention): string {
  const notice = callNotice(aLineUp(live), attention);
  return notice === null ? "" : `${notice.offer.id}+${notice.others}`;
}

describe("the notification", () => {
  it.each([
    ["nothing rings", [], "away", ""],
    ["an offer, page in view", [marias], "here", ""],
    ["an offer, page out of view", [marias], "away", "marias+0"],
    ["one for two offers, about the older", [marias, brunos], "away", "marias+1"],
    ["the older was answered", [{ ...up, id: "marias" }, brunos], "away", "brunos+0"],
    ["answered", [up], "away", ""],
    ["being answered", [aCall("answering")], "away", ""],
    ["knocking during a call", [up, marias], "away", "marias+0"],
  ] as const)("%s", (_what, live, attention, expected) => {
    expect(told(live, attention)).toBe(expected);
  });
});
