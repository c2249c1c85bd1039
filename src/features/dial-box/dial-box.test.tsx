import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aCall, aLine, aLineUp } from "../../testing/builders.ts";
import { maria, sales, support } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { DialBox } from "./dial-box.tsx";

const box = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Number" });
/** A form that calls, as whatever offers the call would. */
const dialBox = (
  <DialBox
    choice={({ call, name }, fields) => (
      <form
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault();
          call?.();
        }}
      >
        {fields}
        <button type="submit" disabled={call === undefined}>
          Call
        </button>
      </form>
    )}
  />
);
const call = () => screen.getByRole<HTMLButtonElement>("button", { name: "Call" });
const below = () => document.getElementById(box().getAttribute("aria-describedby") ?? "")?.textContent;

describe("the dial box", () => {
  it("understands a number as people write it, and says so", async () => {
    const { user, asked } = renderAtWork(dialBox);
    await user.type(box(), "0034 (612) 34-56-78");
    expect(below()).toBe("+34 612 345 678 · Spain");
    await user.click(call());
    expect(asked).toEqual([{ dial: ["+34612345678", support] }]);
    expect(box().value).toBe("");
  });

  it("has a call prepared as soon as there is a number to call", async () => {
    const { user, prepared } = renderAtWork(dialBox);
    await user.type(box(), "+34 612");
    expect(prepared()).toBe(0);
    await user.type(box(), " 345 678");
    expect(prepared()).toBe(1);
  });

  it("tells how the number is written at home, and the time there", async () => {
    const { user } = renderAtWork(dialBox);
    await user.type(box(), "+442079460018");
    expect(below()).toBe("+44 207 946 001 8 · United Kingdom");
    await screen.findByText(/^02079460018 locally · \d\d:\d\d there$/);
  });

  it("asks for the country of a number that does not say it, and remembers", async () => {
    const { user, asked, preferences } = renderAtWork(dialBox);
    await user.type(box(), "612345678");
    expect(below()).toBe("Add the country code, such as +34.");
    await user.selectOptions(
      await screen.findByRole("combobox", { name: "Country of the number" }),
      "Spain +34",
    );
    expect(below()).toBe("+34 612 345 678 · Spain");
    expect(preferences().numberCountry).toBe("ES");
    await user.type(box(), "{Enter}");
    expect(asked).toEqual([{ dial: ["+34612345678", support] }]);
    await user.type(box(), "612345679");
    expect(below()).toBe("+34 612 345 679 · Spain");
  });

  it.each(["[ShiftLeft>][Digit0][/ShiftLeft]", "{0>4/}"])("writes a + for %s", async (keys) => {
    const { user } = renderAtWork(dialBox);
    await user.keyboard(keys);
    await user.keyboard("34");
    expect(box().value).toBe("+34");
  });

  it("calls on Enter", async () => {
    const { user, asked } = renderAtWork(dialBox);
    await user.type(box(), "https://wa.me/34612345678{Enter}");
    expect(asked).toEqual([{ dial: ["+34612345678", support] }]);
  });

  const faults = [
    ["612345678", "Add the country code, such as +34."],
    ["+34 612 CALL", "This holds something that belongs to no phone number."],
    ["+34612345678901234567", "Too long for a phone number."],
    ["+346123456789012", "No number of that country looks like this."],
    ["+346", "Spain · Keep typing…"],
  ] as const;
  it.each(faults)("%s: %s", async (typed, said) => {
    const { user, asked } = renderAtWork(dialBox);
    await user.type(box(), `${typed}{Enter}`);
    expect(below()).toBe(said);
    expect(call().disabled).toBe(true);
    expect(asked).toEqual([]);
  });

  it("says why no call can be placed while the line is not ready", async () => {
    const { user } = renderAtWork(dialBox, { line: aLine("connecting") });
    await user.type(box(), maria.number);
    expect(below()).toBe("Calls can be placed once the line is ready.");
    expect(call().disabled).toBe(true);
  });

  it("says why no call can be placed while another is being set up", async () => {
    const { user } = renderAtWork(dialBox, { lineUp: aLineUp([aCall("dialing")]) });
    await user.type(box(), maria.number);
    expect(below()).toBe("Another call is just being set up.");
    expect(call().disabled).toBe(true);
  });

  it("says what a call does to the one that is up", async () => {
    const { user, asked } = renderAtWork(dialBox, { lineUp: aLineUp([aCall("established")]) });
    await user.type(box(), maria.number);
    expect(below()).toBe("+34 612 345 678 · Spain · Calling puts your current call on hold.");
    await user.click(call());
    expect(asked).toEqual([{ dial: [maria.number, support] }]);
  });

  it("calls a colleague by the extension", async () => {
    const list = [{ extension: "1002", name: "Bob Ortiz" }];
    const { user, asked } = renderAtWork(dialBox, {}, { colleagues: { list, watch: () => () => undefined } });
    await user.type(box(), "1002{Enter}");
    expect(asked).toEqual([
      { dialInside: { kind: "colleague", party: { number: "1002", name: "Bob Ortiz" } } },
    ]);
    expect(box().value).toBe("");
  });

  it("takes digits typed anywhere", async () => {
    const { user } = renderAtWork(dialBox);
    await user.keyboard("+34");
    expect(box().value).toBe("+34");
    expect(document.activeElement).toBe(box());
  });

  it("leaves digits alone during a call: they may be meant for the other side", async () => {
    const { user } = renderAtWork(dialBox, { lineUp: aLineUp([aCall("established")]) });
    await user.keyboard("34");
    expect(box().value).toBe("");
  });

  it("is cleared by its button and by Esc", async () => {
    const { user } = renderAtWork(dialBox);
    await user.type(box(), "+34");
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(box().value).toBe("");
    await user.type(box(), "+35{Escape}");
    expect(box().value).toBe("");
  });

  it("brings back the number dialled last with the up arrow", async () => {
    const recent = [aCall("ended", { direction: "outbound", party: maria })];
    const { user } = renderAtWork(dialBox, { lineUp: aLineUp([], { recent }) });
    await user.type(box(), "{ArrowUp}");
    expect(box().value).toBe(maria.number);
  });

  it("brings it back by a click, too", async () => {
    const recent = [
      aCall("ended", {
        id: "echo",
        direction: "outbound",
        kind: "parked",
        party: { number: "*701", name: null },
      }),
      aCall("ended", { direction: "outbound", party: maria }),
    ];
    const { user } = renderAtWork(dialBox, { lineUp: aLineUp([], { recent }) });
    await user.click(screen.getByRole("button", { name: "Last number: +34 612 345 678" }));
    expect(box().value).toBe(maria.number);
  });

  it("names who called from this number before", async () => {
    const recent = [aCall("ended", { party: maria })];
    const { user } = renderAtWork(dialBox, { lineUp: aLineUp([], { recent }) });
    await user.type(box(), maria.number);
    screen.getByRole("form", { name: "María Ortega" });
  });

  it("takes a number that is handed to it, with the business number its customer knows", async () => {
    const { user, asked, dialDraft } = renderAtWork(dialBox);
    act(() => dialDraft.hand(maria.number, sales));
    expect(document.activeElement).toBe(box());
    await user.keyboard("{Enter}");
    expect(asked).toEqual([{ dial: [maria.number, sales] }]);
    await user.type(box(), `${maria.number}{Enter}`);
    expect(asked[1]).toEqual({ dial: [maria.number, support] });
  });

  it("remembers the business number to call from", async () => {
    const { user, asked, preferences } = renderAtWork(dialBox);
    await user.selectOptions(screen.getByRole("combobox", { name: "Call from" }), "from Sales ··0100");
    expect(preferences().businessNumber).toBe(sales);
    await user.type(box(), `${maria.number}{Enter}`);
    expect(asked).toEqual([{ dial: [maria.number, sales] }]);
  });

  it("lets the PBX choose where no business number is configured", async () => {
    const { user, asked } = renderAtWork(dialBox, {}, { businessNumbers: [] });
    expect(screen.queryByRole("combobox")).toBeNull();
    await user.type(box(), `${maria.number}{Enter}`);
    expect(asked).toEqual([{ dial: [maria.number, null] }]);
  });
});
