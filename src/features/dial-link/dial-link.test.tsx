import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aCall, aLine, aLineUp } from "../../testing/builders.ts";
import { bruno, maria, support } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { DialLink } from "./dial-link.tsx";

function open(wanted: string, state: Parameters<typeof renderAtWork>[1] = {}) {
  const work = renderAtWork(<DialLink />, state);
  act(() => work.dialLinks.ask(wanted));
  return work;
}
const press = (name: string) => screen.getByRole("button", { name });

describe("a link that asks for a call", () => {
  it("dials nothing before the agent agrees", async () => {
    const { user, asked, place, go } = open(`tel:${maria.number}`);
    go("/settings");
    screen.getByRole("dialog", { name: "Call +34 612 345 678?" });
    screen.getByText("A link asks for this call. It goes out from Support ··0000.");
    expect(asked).toEqual([]);
    await user.click(press("Call"));
    expect(asked).toEqual([{ dial: [maria.number, support] }]);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(place()).toBe("/");
  });

  it("has its refusal under the fingers, not the call", async () => {
    const { user, asked } = open(maria.number);
    await user.keyboard("{Enter}");
    expect(asked).toEqual([]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("waits while another is being answered: nobody agrees to a number they did not read", async () => {
    const { user, asked, dialLinks } = open(maria.number);
    act(() => dialLinks.ask(bruno.number));
    screen.getByRole("dialog", { name: "Call +34 612 345 678?" });
    await user.click(press("Do not call"));
    screen.getByRole("dialog", { name: /^Call \+44 / });
    expect(document.activeElement).toBe(press("Do not call"));
    // A double click on the first question answers that alone.
    await user.click(press("Call"));
    expect(asked).toEqual([]);
    await waitFor(() => expect(press("Call").ariaDisabled).toBeNull());
    await user.click(press("Call"));
    expect(asked).toEqual([{ dial: [bruno.number, support] }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("can be looked at first: the number goes into the dial box", async () => {
    const { user, asked, dialDraft } = open(maria.number);
    await user.click(press("Put into the dial box"));
    expect(asked).toEqual([]);
    expect(dialDraft.getState()).toMatchObject({ text: maria.number, from: support });
  });

  it.each([
    ["the line is not ready", { line: aLine("connecting") }],
    ["a call is being placed", { lineUp: aLineUp([aCall("dialing")]) }],
  ])("waits while %s", (_why, state) => {
    open(maria.number, state);
    expect(screen.queryByRole("button", { name: "Call" })).toBeNull();
    screen.getByText(/can wait in the dial box/);
  });

  it.each(["call-me", "", "+34612345678;phone-context=evil&x", "12"])(
    "that names no number says so: %j",
    (wanted) => {
      open(wanted);
      screen.getByRole("dialog", { name: "This link names no number to call" });
      expect(screen.queryByRole("button", { name: "Call" })).toBeNull();
    },
  );
});
