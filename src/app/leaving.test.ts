// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import type { Call } from "../core/call/call.ts";
import { emptyLineUp } from "../core/line-up/line-up.ts";
import type { PhoneState } from "../phone/phone.ts";
import { aCall } from "../testing/builders.ts";
import { guardLeaving } from "./leaving.ts";

describe("a page that goes", () => {
  let stop = (): void => undefined;
  afterEach(() => stop());

  /** Which calls are left, which are hung up on, and whether the browser asks before. */
  function go(live: readonly Call[], canBeLeft: (id: string) => boolean) {
    const left: string[] = [];
    const ended: string[] = [];
    const state: PhoneState = { line: { phase: "off" }, lineUp: { ...emptyLineUp, live } };
    const phone = { state: () => state, call: (id: string) => void ended.push(id) };
    stop = guardLeaving(
      phone,
      (id) => {
        if (canBeLeft(id)) left.push(id);
        return canBeLeft(id);
      },
      window,
    );
    const asked = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(asked);
    window.dispatchEvent(new Event("pagehide"));
    return { left, ended, asks: asked.defaultPrevented };
  }

  test("leaves what can be left and hangs up on the rest", () => {
    const calls = [aCall("established", { id: "talk" }), aCall("dialing", { id: "placed" })];
    expect(go(calls, (id) => id === "talk")).toEqual({ left: ["talk"], ended: ["placed"], asks: true });
  });

  test("leaves what rings, and does not ask for that", () => {
    expect(go([aCall("incoming", { id: "rings" })], () => true)).toEqual({
      left: ["rings"],
      ended: [],
      asks: false,
    });
  });

  test("has nothing to do with what is ending anyway", () => {
    expect(go([aCall("ending", { id: "over" })], () => true)).toEqual({ left: [], ended: [], asks: false });
  });
});
