import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { bruno, lucia, maria, nameless, support } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { bobWithRtlName, endlessName, markupName } from "../../testing/strangers.ts";
import { IncomingCalls } from "./incoming-calls.tsx";

const offer = aCall("incoming", { id: "offer", party: maria, businessNumber: support });
const ringing = { lineUp: aLineUp([offer]) };
const field = <input aria-label="Notes" />;

const theCall = (who: string) => screen.getByRole("alertdialog", { name: `Incoming WhatsApp call ${who}` });
const announced = () => document.querySelector("[aria-live=assertive]")?.textContent;

describe("an incoming call", () => {
  it("says who calls, which of our numbers, and what was pressed", () => {
    const call = { ...offer, payload: "Call about order 12853" };
    renderAtWork(<IncomingCalls />, { lineUp: aLineUp([call]) });
    const dialog = within(theCall("María Ortega"));
    dialog.getByText("+34 612 345 678");
    dialog.getByText("to Support ··0000");
    dialog.getByText("Pressed “Call about order 12853”");
    dialog.getByRole("timer", { name: "Ringing for" });
  });

  it("is answered and declined by its buttons", async () => {
    const { user, asked } = renderAtWork(<IncomingCalls />, ringing);
    await user.click(screen.getByRole("button", { name: "Answer" }));
    await user.click(screen.getByRole("button", { name: "Decline" }));
    expect(asked).toEqual([
      { call: ["offer", { type: "answer" }] },
      { call: ["offer", { type: "decline" }] },
    ]);
  });

  it("is answered by Ctrl+Shift+A and declined by Ctrl+Shift+R, in any keyboard layout", async () => {
    const { user, asked } = renderAtWork(<IncomingCalls />, ringing);
    await user.keyboard("{Control>}{Shift>}[KeyA][KeyR]{/Shift}{/Control}");
    expect(asked).toEqual([
      { call: ["offer", { type: "answer" }] },
      { call: ["offer", { type: "decline" }] },
    ]);
  });

  it("is not declined by Esc", async () => {
    const { user, asked } = renderAtWork(<IncomingCalls />, ringing);
    await user.keyboard("{Escape}");
    expect(asked).toEqual([]);
    theCall("María Ortega");
  });

  it("takes the focus, but not onto a button that a stray key would press", () => {
    renderAtWork(<IncomingCalls />, ringing);
    expect(document.activeElement).toBe(theCall("María Ortega"));
    expect(announced()).toBe("");
  });

  it("leaves somebody who is typing alone and is announced instead, once", async () => {
    const { user, become } = renderAtWork(
      <>
        {field}
        <IncomingCalls />
      </>,
    );
    await user.click(screen.getByRole("textbox"));
    become(ringing);
    expect(document.activeElement).toBe(screen.getByRole("textbox"));
    expect(announced()).toContain("Incoming call from María Ortega, to Support ··0000");
  });

  it("stands below one that came before it, and only the first hears the shortcuts", async () => {
    const second = aCall("incoming", { id: "second", party: bruno });
    const { user, asked } = renderAtWork(<IncomingCalls />, { lineUp: aLineUp([offer, second]) });
    const names = screen.getAllByRole("alertdialog").map((dialog) => dialog.textContent);
    expect(names[0]).toContain("María Ortega");
    expect(names[1]).toContain("Bruno Hall");
    await user.keyboard("{Control>}{Shift>}[KeyA]{/Shift}{/Control}");
    expect(asked).toEqual([{ call: ["offer", { type: "answer" }] }]);
  });

  it("shows many in little room, each its own card", async () => {
    const offers = ["one", "two", "three"].map((id) => aCall("incoming", { id }));
    const { user, asked } = renderAtWork(<IncomingCalls />, { lineUp: aLineUp(offers) });
    const cards = screen.getAllByRole("alertdialog");
    expect(cards).toHaveLength(3);
    await user.click(within(cards[2]!).getByRole("button", { name: "Answer" }));
    expect(asked).toEqual([{ call: ["three", { type: "answer" }] }]);
  });

  it("waits a moment when those below move up under the pointer", async () => {
    const second = aCall("incoming", { id: "second", party: bruno });
    const { user, asked, become } = renderAtWork(<IncomingCalls />, { lineUp: aLineUp([offer, second]) });
    const answer = () => screen.getAllByRole("button", { name: "Answer" })[0]!;
    expect(answer().getAttribute("aria-disabled")).toBeNull();
    become({ lineUp: aLineUp([second]) });
    expect(answer().getAttribute("aria-disabled")).toBe("true");
    await user.click(answer());
    expect(asked).toEqual([]);
    await waitFor(() => expect(answer().getAttribute("aria-disabled")).toBeNull());
  });

  it("of a colleague says so, and whom a transfer did not reach", () => {
    const list = [{ extension: "1002", name: "Bob Ortiz" }];
    renderAtWork(
      <IncomingCalls />,
      {
        lineUp: aLineUp([
          aCall("incoming", { id: "bob", kind: "colleague", party: { number: "1002", name: null } }),
          aCall("incoming", { id: "back", returnedFrom: "1002", returnedBecause: "busy" }),
        ]),
      },
      { colleagues: { list, watch: () => () => undefined } },
    );
    screen.getByRole("alertdialog", { name: "A colleague calls Bob Ortiz" });
    within(theCall("María Ortega")).getByText("Back from Bob Ortiz: busy");
  });

  it("says that declining is for this agent alone, where others are rung too", () => {
    renderAtWork(<IncomingCalls />, ringing);
    screen.getByText(/^Declining is for you alone/);
  });

  it("shows the number where there is no name, and our number where it has no label", () => {
    renderAtWork(<IncomingCalls />, {
      lineUp: aLineUp([aCall("incoming", { party: nameless, businessNumber: "+15550009999" })]),
    });
    expect(theCall("+1 202 555 014 3")).toBeDefined();
    screen.getByText("to ··9999");
  });
});

describe("an offer during a call", () => {
  const talking = aCall("established", { id: "talking", party: bruno });
  const stage = (
    <IncomingCalls>
      <p>The call</p>
      <button>Mute</button>
    </IncomingCalls>
  );
  const rendered = (live: readonly Call[]) => renderAtWork(stage, { lineUp: aLineUp(live) });

  it("knocks above the call, says what answering does, and leaves the focus where it is", async () => {
    const { user, asked, become } = rendered([talking]);
    screen.getByRole("button", { name: "Mute" }).focus();
    become({ lineUp: aLineUp([talking, offer]) });
    const card = theCall("María Ortega");
    expect(card.compareDocumentPosition(screen.getByText("The call"))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Mute" }));
    expect(announced()).toContain("Incoming call from María Ortega");
    expect(card.textContent).toContain("Answering puts Bruno Hall on hold.");
    const answer = () => within(card).getByRole("button", { name: "Hold and answer" });
    await waitFor(() => expect(answer().ariaDisabled).toBeNull());
    await user.click(answer());
    expect(asked).toEqual([{ call: ["offer", { type: "answer" }] }]);
  });

  it("takes no click that was meant for what it came to lie over, and moves nothing to be seen", async () => {
    const scrolled: unknown[] = [];
    const { user, asked, become } = rendered([talking]);
    Element.prototype.scrollIntoView = () => void scrolled.push("moved");
    become({ lineUp: aLineUp([talking, offer]) });
    await user.click(within(theCall("María Ortega")).getByRole("button", { name: "Decline" }));
    expect([asked, scrolled]).toEqual([[], []]);
  });

  it("further ones stand below it", () => {
    rendered([talking, offer, aCall("incoming", { id: "second", party: nameless })]);
    const [, second] = screen.getAllByRole("alertdialog");
    expect(second!.compareDocumentPosition(screen.getByText("The call"))).toBe(
      Node.DOCUMENT_POSITION_PRECEDING,
    );
  });

  it.each([
    ["a colleague", {}],
    ["Lucía Fernández", { by: lucia }],
    ["1002", { by: { ...lucia, name: null } }],
  ])("that %s takes says so for a moment", (who, by) => {
    const { become } = rendered([talking, offer]);
    const reason = { ...aReason("answered-elsewhere"), ...by };
    const taken = aCall("ended", { id: "offer", since: null, at: Date.now(), reason });
    become({ lineUp: aLineUp([talking], { recent: [taken] }) });
    screen.getByText(`María Ortega: answered by ${who}`);
  });
});

describe("Ctrl+Shift+R, which reloads pages", () => {
  const press = () => {
    const event = new KeyboardEvent("keydown", {
      code: "KeyR",
      ctrlKey: true,
      shiftKey: true,
      cancelable: true,
      bubbles: true,
    });
    document.dispatchEvent(event);
    return event.defaultPrevented ? "kept from the browser" : "left to the browser";
  };

  it("is the browser's while nothing happens", () => {
    renderAtWork(<IncomingCalls />);
    expect(press()).toBe("left to the browser");
  });

  it("never reloads during a call or right after an offer went away", () => {
    const { become } = renderAtWork(<IncomingCalls />, { lineUp: aLineUp([aCall("established")]) });
    expect(press()).toBe("kept from the browser");
    const missed = aCall("ended", { since: null, reason: aReason("missed") });
    become({ lineUp: aLineUp([], { recent: [missed], outcome: missed.id }) });
    expect(press()).toBe("kept from the browser");
  });
});

describe("the name of a stranger", () => {
  const nameShown = (customer: typeof maria) => {
    renderAtWork(<IncomingCalls />, { lineUp: aLineUp([aCall("incoming", { party: customer })]) });
    return screen.getByRole("alertdialog").querySelector("bdi")?.textContent ?? "";
  };

  it("is text, whatever it looks like", () => {
    expect(nameShown(markupName)).toBe("<img src=x onerror=alert(1)><b>Boss</b>");
    expect(document.querySelector("img, b")).toBeNull();
  });

  it("cannot turn the text around it", () => {
    expect(nameShown(bobWithRtlName)).toBe("Bobgnp.tnega Smith");
  });

  it("has an end", () => {
    const shown = nameShown(endlessName);
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(shown).toMatch(/…$/);
  });
});
