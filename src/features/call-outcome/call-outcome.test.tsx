import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { CallIn, EndReason } from "../../core/call/call.ts";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { words } from "../../words/words.ts";
import { CallOutcome } from "./call-outcome.tsx";
import { unmeantFor } from "./view.tsx";

const kinds = Object.keys(words.endReasons) as EndReason["kind"][];
const dial = () => () => undefined;

const atWork = (call: CallIn<"ended">, callBack: Parameters<typeof CallOutcome>[0]["callBack"] = dial) =>
  renderAtWork(<CallOutcome callBack={callBack} />, {
    lineUp: aLineUp([], { recent: [call], outcome: call.id }),
  });

describe("the outcome of a call", () => {
  it.each(kinds)("%s: has a title, a meaning and a person", (kind) => {
    atWork(aCall("ended", { since: null, reason: aReason(kind) }));
    const { title, meaning, next } = words.endReasons[kind];
    screen.getByRole("heading", { name: title });
    screen.getByText(meaning);
    if (next !== null) screen.getByText(next);
    screen.getByText("María Ortega");
  });

  it("says how long the two talked, if they did", () => {
    atWork(aCall("ended"));
    screen.getByText("1:00");
  });

  it("keeps the server's words as small print to copy", () => {
    atWork(aCall("ended", { since: null, reason: aReason("no-permission", "403 Forbidden") }));
    screen.getByText("403 Forbidden");
    screen.getByRole("button", { name: "Copy" });
  });

  it("offers to call again where that can help", () => {
    atWork(aCall("ended", { direction: "outbound", since: null, reason: aReason("no-answer") }));
    screen.getByRole("button", { name: "Call again" });
  });

  it("offers to call back who called", () => {
    atWork(aCall("ended", { since: null, reason: aReason("missed") }));
    screen.getByRole("button", { name: "Call back" });
  });

  it("does not call back for a click that was meant for Answer, a moment before", () => {
    vi.useFakeTimers();
    try {
      const called = vi.fn();
      atWork(aCall("ended", { since: null, reason: aReason("missed") }), () => called);
      const callBack = screen.getByRole("button", { name: "Call back" });
      vi.advanceTimersByTime(unmeantFor - 1);
      fireEvent.click(callBack);
      expect(called).not.toHaveBeenCalled();
      vi.advanceTimersByTime(1);
      fireEvent.click(callBack);
      expect(called).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it("does not offer it where it cannot help, or no call can be placed", () => {
    atWork(aCall("ended", { since: null, reason: aReason("no-permission") }));
    expect(screen.queryByRole("button", { name: /^Call/ })).toBeNull();
  });

  it("is dismissed", async () => {
    const { user, asked } = atWork(aCall("ended"), () => undefined);
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(asked).toEqual(["dismiss-outcome"]);
  });

  it("is nothing at all when there is none", () => {
    renderAtWork(<CallOutcome callBack={dial} />);
    expect(screen.queryByRole("region")).toBeNull();
  });
});
