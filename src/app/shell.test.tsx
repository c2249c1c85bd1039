import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aCall, aLine, aLineUp, aReason } from "../testing/builders.ts";
import { hiddenNumber, maria, sales } from "../testing/people.ts";
import { anEntry, fakeHistory } from "../testing/records.ts";
import { renderAtWork } from "../testing/render-screen.tsx";
import { Shell } from "./shell.tsx";

const menu = () => screen.getByRole("button", { name: /Alice Lind, your account/ });

describe("the shell", () => {
  it("says what can be expected while nothing happens", () => {
    const { become } = renderAtWork(<Shell />);
    screen.getByText("Ready for calls");
    become({ line: aLine("connecting") });
    screen.getByText("Calls cannot reach you yet");
  });

  it("says in the tab's title that it rings, and with whom the agent talks", () => {
    const { become } = renderAtWork(<Shell />);
    expect(document.title).toBe("Ringbridge");
    become({ lineUp: aLineUp([aCall("incoming")]) });
    expect(document.title).toBe("(1) Incoming call – Ringbridge");
    become({ lineUp: aLineUp([aCall("established", { party: maria })]) });
    expect(document.title).toBe("María Ortega – Ringbridge");
  });

  it("calls back from the number the customer knows", async () => {
    const missed = aCall("ended", {
      party: maria,
      businessNumber: sales,
      since: null,
      reason: aReason("missed"),
    });
    const { asked, user } = renderAtWork(<Shell />, {
      lineUp: aLineUp([], { recent: [missed], outcome: missed.id }),
    });
    const callBack = await screen.findByRole("button", { name: "Call back" });
    await waitFor(() => expect(callBack.getAttribute("aria-disabled")).toBeNull());
    await user.click(callBack);
    expect(asked).toEqual([{ dial: [maria.number, sales] }]);
  });

  it("takes whoever called from the list of calls by the keyboard to the call", async () => {
    const history = fakeHistory([anEntry("answered", { party: maria })]);
    const { user, asked, become } = renderAtWork(<Shell />, {}, { history });
    (await screen.findByRole("button", { name: "Call María Ortega" })).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(asked).toHaveLength(1));
    become({ lineUp: aLineUp([aCall("dialing", { party: maria })]) });
    const call = await screen.findByRole("region", { name: "Call with María Ortega" });
    await waitFor(() => expect(document.activeElement).toBe(call));
  });

  it("offers no way to call somebody who has no number", () => {
    const recent = [aCall("ended", { party: hiddenNumber })];
    renderAtWork(<Shell />, { lineUp: aLineUp([], { recent }) });
    expect(screen.queryByRole("button", { name: "Call Wren" })).toBeNull();
  });

  it("goes to the call with Ctrl+Shift+C", async () => {
    const { user } = renderAtWork(<Shell />, { lineUp: aLineUp([aCall("established")]) });
    await user.click(screen.getByRole("textbox", { name: "Number" }));
    await user.keyboard("{Control>}{Shift>}[KeyC]{/Shift}{/Control}");
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Call with María Ortega" }));
  });

  it("changes the theme", async () => {
    const { user, preferences } = renderAtWork(<Shell />);
    await user.click(menu());
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(preferences().theme).toBe("dark");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });

  it("signs out at once when there is no call", async () => {
    const { user, asked } = renderAtWork(<Shell />);
    await user.click(menu());
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    expect(asked).toEqual(["sign-out"]);
  });

  it("asks before signing out ends a call", async () => {
    const { user, asked, become } = renderAtWork(<Shell />);
    become({ lineUp: aLineUp([aCall("established")]) });
    await user.click(menu());
    await user.click(screen.getByRole("button", { name: "Sign out" }));
    expect(asked).toEqual([]);
    const dialog = within(screen.getByRole("dialog", { name: "End the call and sign out?" }));
    await user.click(dialog.getByRole("button", { name: "End call and sign out" }));
    expect(asked).toEqual(["sign-out"]);
  });
});
