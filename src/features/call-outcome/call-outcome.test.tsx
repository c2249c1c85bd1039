import { screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { describe, expect, it } from "vitest";
import type { CallIn, EndReason } from "../../core/call/call.ts";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { lucia, sales } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { endReasons } from "../../words/en/endings.ts";
import { CallOutcome } from "./call-outcome.tsx";

const kinds = Object.keys(endReasons) as EndReason["kind"][];
const dial = () => ({ from: sales, run: () => undefined });
/** Says what it was given, as whatever offers the call would. */
const choice: ComponentProps<typeof CallOutcome>["choice"] = (
  { label, call, doubt, advice, from, name },
  others,
) => (
  <div>
    <button disabled={call === undefined}>{label}</button>
    <p>
      {name} from {from}, doubt: {doubt}
    </p>
    <p>{advice}</p>
    {others}
  </div>
);

const atWork = (call: CallIn<"ended">) =>
  renderAtWork(<CallOutcome callBack={dial} choice={choice} />, {
    lineUp: aLineUp([], { recent: [call], outcome: call.id }),
  });

describe("the outcome of a call", () => {
  it.each(kinds)("%s: has a title, a meaning and a person", (kind) => {
    atWork(aCall("ended", { since: null, reason: aReason(kind) }));
    const { title, meaning, next } = endReasons[kind];
    screen.getByRole("heading", { name: title });
    screen.getByText(meaning);
    if (next !== null) screen.getByText(next);
    screen.getByText("María Ortega");
  });

  it.each([
    ["Lucía Fernández", lucia],
    ["1002", { ...lucia, name: null }],
    ["Lucía Fernández", { ...lucia, name: " Lucía \u202e\n Fernández" }],
  ])("names the colleague who took it: %s", (who, by) => {
    atWork(aCall("ended", { since: null, reason: { ...aReason("answered-elsewhere"), by } }));
    screen.getByRole("heading", { name: `Answered by ${who}` });
    screen.getByText("A colleague took this call.");
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

  it("says to whom it was handed over, and on which place it waits", () => {
    const sentTo = (to: string, kind: "transferred" | "parked") => {
      const call = aCall("ended", { reason: aReason(kind) });
      renderAtWork(
        <CallOutcome callBack={dial} choice={choice} />,
        { lineUp: aLineUp([], { recent: [call], outcome: call.id }) },
        {
          callMemory: { heldSince: () => null, sentTo: () => to, membersOf: () => [] },
          colleagues: { list: [{ extension: "1002", name: "Bob Ortiz" }], watch: () => () => undefined },
        },
      );
    };
    sentTo("1002", "transferred");
    screen.getByText("You handed this call over to Bob Ortiz.");
    expect(screen.queryByRole("button", { name: /^Call/ }), "they are talking there").toBeNull();
    sentTo("*703", "parked");
    screen.getByText(/music on parking place 703/);
  });

  it("speaks of a colleague as one, and asks nobody's permission", () => {
    const call = { kind: "colleague", party: { number: "1002", name: "Bob Ortiz" } } as const;
    atWork(aCall("ended", { ...call, direction: "outbound", since: null, reason: aReason("no-answer") }));
    screen.getByText("It rang, but nobody picked up.");
    screen.getByRole("button", { name: "Call again" });
  });

  it("offers to call again where that can help", () => {
    atWork(aCall("ended", { direction: "outbound", since: null, reason: aReason("no-answer") }));
    screen.getByRole("button", { name: "Call again" });
  });

  it("offers to call back who called", () => {
    atWork(aCall("ended", { since: null, reason: aReason("missed") }));
    screen.getByRole("button", { name: "Call back" });
  });

  it("doubts what is known once WhatsApp has refused this customer", () => {
    atWork(aCall("ended", { since: null, reason: aReason("no-permission") }));
    screen.getByText(`María Ortega from ${sales}, doubt: what-is-known`);
  });

  const setUpFaults = ["line-setup", "payment-missing", "app-not-authorized"] as const;
  it.each(setUpFaults)("offers no call where no call of anybody would go through: %s", (kind) => {
    atWork(aCall("ended", { since: null, reason: aReason(kind) }));
    expect(screen.queryByRole("button", { name: /^Call/ })).toBeNull();
    screen.getByRole("button", { name: "Dismiss" });
  });

  it("is dismissed", async () => {
    const { user, asked } = atWork(aCall("ended"));
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(asked).toEqual(["dismiss-outcome"]);
  });

  it("is nothing at all when there is none", () => {
    renderAtWork(<CallOutcome callBack={dial} choice={choice} />);
    expect(screen.queryByRole("region")).toBeNull();
  });
});
