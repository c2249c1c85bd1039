import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Shift, Wish } from "../../core/shift/shift.ts";
import { aCall, aLine, aLineUp, friday } from "../../testing/builders.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { ShiftNotice, ShiftSwitch } from "./shift-switch.tsx";

const ready: Wish = { kind: "ready", since: friday };
const atLunch: Wish = { kind: "paused", since: friday, reason: "lunch", cause: "agent" };

function atWork(
  shift: Partial<Shift>,
  {
    line = aLine("ready"),
    lineUp = aLineUp([]),
  }: { readonly line?: ReturnType<typeof aLine>; readonly lineUp?: ReturnType<typeof aLineUp> } = {},
) {
  const asked: unknown[] = [];
  const state: Shift = { wish: ready, standing: "ready", request: "none", trouble: null, ...shift };
  const work = renderAtWork(
    <>
      <ShiftNotice />
      <ShiftSwitch />
    </>,
    { line, lineUp },
    {
      shift: {
        state: () => state,
        subscribe: () => () => undefined,
        ask: (command) => void asked.push(command),
        pauseReasons: ["lunch", "stock-taking"],
      },
    },
  );
  const open = () => work.user.click(screen.getByRole("button", { name: /^Shift:/ }));
  const press = (name: string) => work.user.click(screen.getByRole("button", { name }));
  return { ...work, told: asked, open, press };
}

describe("the shift", () => {
  it.each([
    ["ready", {}, "Ready"],
    ["at lunch", { wish: atLunch, standing: "paused" }, "Paused: Lunch"],
    ["paused by somebody else", { wish: { ...atLunch, reason: null }, standing: "paused" }, "Paused"],
    ["asking to be paused", { wish: atLunch, request: "pausing" }, "Pausing…"],
    ["asking to be ready", { standing: "paused", request: "unpausing" }, "Getting ready…"],
    ["in no queue", { standing: "away" }, "Not in the queue"],
    ["not told by Asterisk", { standing: "unknown" }, "Shift unknown"],
    ["on a call that has a wrap-up", { wish: { kind: "wrap-up", since: friday, until: null } }, "On a call"],
  ] as const)("%s is said", (_what, shift, title) => {
    atWork(shift);
    screen.getByRole("button", { name: `Shift: ${title}. Change` });
  });

  it("says that the queue has it otherwise than the agent wished", () => {
    atWork({ wish: ready, standing: "paused", trouble: { detail: "503" } });
    screen.getByRole("button", { name: "Shift: Paused. Change" });
    screen.getByText("The queue did not take that");
  });

  it.each(["waiting", "connecting", "registering"] as const)(
    "leaves the alarm to the line while that is %s",
    (phase) => {
      atWork({ wish: atLunch, standing: "unknown", trouble: { detail: null } }, { line: aLine(phase) });
      expect(screen.queryByText("The queue did not take that")).toBeNull();
    },
  );

  it("pauses for a reason, the company's own ones too", async () => {
    const { told, open, press } = atWork({});
    await open();
    await press("stock taking");
    expect(told).toEqual([{ type: "pause", reason: "stock-taking" }]);
    expect(screen.queryByRole("button", { name: "Ready" })).toBeNull();
  });

  it("is ready again after a pause", async () => {
    const { told, open, press } = atWork({ wish: atLunch, standing: "paused" });
    await open();
    await press("Ready");
    expect(told).toEqual([{ type: "make-ready" }]);
  });

  it("counts a wrap-up down, gives more time, and ends it", async () => {
    const { told, user } = atWork({
      wish: { kind: "wrap-up", since: Date.now(), until: Date.now() + 30_000 },
      standing: "paused",
    });
    screen.getByText(/^0:(30|29)$/);
    await user.click(screen.getByRole("button", { name: "30 seconds more" }));
    await user.click(screen.getByRole("button", { name: "Finish now" }));
    expect(told).toEqual([{ type: "extend", seconds: 30 }, { type: "make-ready" }]);
  });

  it("says why it paused the agent, and offers the way back", async () => {
    const { told, press } = atWork({
      wish: { kind: "paused", since: friday, reason: "unanswered", cause: "unanswered" },
      standing: "paused",
    });
    screen.getByText("You are paused: a call rang here and nobody took it");
    await press("Ready");
    expect(told).toEqual([{ type: "make-ready" }]);
  });

  it("goes offline and comes back", async () => {
    const { asked, open, press } = atWork({});
    await open();
    await press("Go offline");
    expect(asked).toEqual([{ line: { type: "sign-out" } }]);
  });

  it("offers only the way back while offline", async () => {
    const { asked, open, press } = atWork({}, { line: aLine("off") });
    await open();
    expect(screen.queryByText("Pause for")).toBeNull();
    await press("Go online");
    expect(asked).toEqual([{ line: { type: "sign-in" } }]);
  });

  it("does not go offline during a call, and says so", async () => {
    const { open } = atWork({}, { lineUp: aLineUp([aCall("established")]) });
    await open();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Go offline" }).disabled).toBe(true);
    screen.getByText("Finish the call before you go offline.");
  });
});
