import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Shift } from "../core/shift/shift.ts";
import { aCall, aLine, aLineUp, friday } from "../testing/builders.ts";
import { renderAtWork } from "../testing/render-screen.tsx";
import { Idle } from "./idle.tsx";

function idle(standing: Shift["standing"]) {
  const state: Shift = { wish: { kind: "ready", since: friday }, standing, request: "none", trouble: null };
  const nothing = () => undefined;
  const shift = { state: () => state, subscribe: () => nothing, ask: nothing, pauseReasons: [] };
  renderAtWork(<Idle />, {}, { shift });
}

it.each([
  ["ready", "Ready for calls"],
  ["unknown", "Ready for calls"],
  ["paused", "You are paused"],
] as const)("says how it stands with the queue: %s", (standing, title) => {
  idle(standing);
  screen.getByText(title);
});

it("says that no call comes while the line is down, whatever the queue has", () => {
  renderAtWork(<Idle />, { line: aLine("waiting") });
  screen.getByText("Calls cannot reach you yet");
  expect(screen.queryByText("Ready for calls")).toBeNull();
});

it("is out of the way while there is a call", () => {
  renderAtWork(<Idle />, { lineUp: aLineUp([aCall("incoming")]) });
  expect(screen.getByText("Ready for calls").closest("[hidden]")).not.toBeNull();
});
