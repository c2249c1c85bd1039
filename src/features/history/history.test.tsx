import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { featureCodes } from "../../core/dial/feature-codes.ts";
import type { HistoryEntry } from "../../core/history/entry.ts";
import { friday } from "../../testing/builders.ts";
import { bruno, lucia, maria, nadiaWithRtlName, nameless, support } from "../../testing/people.ts";
import { aContact, aSummary, anEntry, fakeContacts, fakeHistory } from "../../testing/records.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { HistoryScreen } from "./history-screen.tsx";
import { HistorySettings } from "./history-settings.tsx";
import { NotKeptNotice } from "./not-kept-notice.tsx";

const minute = 60_000;
const marias = anEntry("answered", {
  id: "marias",
  begun: friday,
  quality: aSummary({ level: "fair", mosMean: 3.4 }),
});
const brunos = anEntry("unanswered", {
  id: "brunos",
  party: bruno,
  businessNumber: support,
  begun: friday - minute,
});
const open = anEntry("missed", { id: "open", party: nameless, begun: friday - 2 * minute });

function renderLog(entries: readonly HistoryEntry[], contacts = fakeContacts()) {
  const called: string[] = [];
  const history = fakeHistory(entries);
  const view = renderAtWork(
    <HistoryScreen
      callBack={({ party }) =>
        () =>
          called.push(party.number)
        }
    />,
    {},
    { history, contacts },
  );
  return { ...view, history, called };
}

const rows = () => screen.queryAllByRole("row").filter((row) => row.hasAttribute("data-row"));
const names = () => rows().map((row) => row.getAttribute("aria-label")?.split(", ")[1]);
const rowOf = (who: string) => within(screen.getByRole("row", { name: new RegExp(who) }));

describe("the log", () => {
  it("says how it went, who, our number, how long and how it sounded", () => {
    renderLog([marias]);
    const cells = rowOf("María Ortega")
      .getAllByRole("cell")
      .map(({ textContent }) => textContent);
    expect(cells.slice(0, 3)).toEqual(["Incoming,Answered", "María Ortega+34 612 345 678", "Sales ··0100"]);
    expect(cells[4]).toBe("1 min 0 s");
    expect(rowOf("María Ortega").getByTitle("Fair, score 3.4 of 4.4 at best").textContent).toBe("Fair");
  });

  it("names the colleague who took a call", () => {
    renderLog([anEntry("answered-elsewhere", { takenBy: lucia })]);
    rowOf("María Ortega").getByText("Answered by Lucía Fernández");
  });

  it("keeps missed calls on top until they are done", async () => {
    const { user, history } = renderLog([marias, brunos, open]);
    expect(names()).toEqual(["+1 202 555 014 3", "María Ortega", "Bruno Hall"]);
    screen.getByRole("rowheader", { name: "Missed, still waiting" });
    await user.click(screen.getByRole("button", { name: "Done with the missed call of +1 202 555 014 3" }));
    expect(names()).toEqual(["María Ortega", "Bruno Hall", "+1 202 555 014 3"]);
    expect(history.state().entries.find(({ id }) => id === "open")?.handled).not.toBeNull();
    rowOf("555 014 3").getByText("· Seen to");
    // Whoever works through them with the keyboard is at the next one.
    expect(document.activeElement).toBe(rows()[0]);
  });

  it("shows the contacts' names, and beside them what people call themselves", () => {
    renderLog([marias], fakeContacts([aContact({ name: "Mariana from Acme" })]));
    rowOf("Mariana from Acme").getByText("calls themself María Ortega");
  });

  it("has a number to copy only where there is somebody's", () => {
    const party = { number: featureCodes.conference, name: null };
    renderLog([marias, anEntry("answered", { id: "three", kind: "conference", party })]);
    rowOf("María Ortega").getByRole("button", { name: "Copy the number of María Ortega" });
    expect(rowOf("Conference").queryByRole("button", { name: /number/ })).toBeNull();
  });

  it("is called from, through the number the call was on", async () => {
    const { user, called } = renderLog([marias]);
    await user.click(screen.getByRole("button", { name: "Call María Ortega" }));
    expect(called).toEqual([maria.number]);
  });

  it("leads to a new contact with the number, which the address does not hold", async () => {
    const { user, place } = renderLog([marias]);
    await user.click(screen.getByRole("button", { name: "Add María Ortega to contacts" }));
    expect(place()).toBe("/contacts");
  });

  it("copies a number", async () => {
    const { user } = renderLog([marias]);
    await user.click(screen.getByRole("button", { name: "Copy the number of María Ortega" }));
    await screen.findByRole("button", { name: "Copied" });
    expect(await navigator.clipboard.readText()).toBe(maria.number);
  });
});

describe("by keyboard", () => {
  it("the arrow keys move, Enter calls", async () => {
    const { user, called } = renderLog([marias, brunos, open]);
    rows()[0]?.focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(called).toEqual([bruno.number]);
    await user.keyboard("{Home}{Enter}");
    expect(called.at(-1)).toBe(nameless.number);
    await user.keyboard("{End}");
    expect(document.activeElement).toBe(rows()[2]);
  });

  it("Tab passes through one row only", async () => {
    const { user } = renderLog([marias, brunos]);
    rows()[0]?.focus();
    for (let presses = 0; presses < 5; presses += 1) await user.tab();
    expect(rows()[1]?.contains(document.activeElement)).toBe(false);
  });
});

describe("a note", () => {
  it("is written in its place, with tags, and never demanded", async () => {
    const { user, history } = renderLog([marias]);
    await user.click(screen.getByRole("button", { name: "Add a note to the call with María Ortega" }));
    await user.type(screen.getByRole("textbox", { name: "Note" }), "Wants the blue one");
    await user.type(screen.getByRole("textbox", { name: /^Tags/ }), "#refund, VIP, refund{Enter}");
    expect(history.state().entries[0]).toMatchObject({ note: "Wants the blue one", tags: ["refund", "VIP"] });
    const change = screen.getByRole("button", { name: "Change the note on the call with María Ortega" });
    expect(document.activeElement).toBe(change);
    expect(change.textContent).toBe("Wants the blue onerefundVIP");
  });

  it("stays as it was after Esc", async () => {
    const { user, history } = renderLog([{ ...marias, note: "Before" }]);
    await user.click(screen.getByRole("button", { name: /^Change the note/ }));
    await user.type(screen.getByRole("textbox", { name: "Note" }), " and after{Escape}");
    expect(history.state().entries[0]?.note).toBe("Before");
  });
});

describe("looking for calls", () => {
  it("searches names, numbers, notes and tags", async () => {
    const { user } = renderLog([
      marias,
      brunos,
      anEntry("answered", { id: "nadia", party: nadiaWithRtlName }),
    ]);
    await user.type(screen.getByRole("searchbox"), "hall");
    await waitFor(() => expect(names()).toEqual(["Bruno Hall"]));
    screen.getByText("1 of 3 calls", { ignore: "[aria-live]" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it("filters, and says so where nothing fits", async () => {
    const { user } = renderLog([marias, brunos, open]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Direction" }), "Outgoing");
    expect(names()).toEqual(["Bruno Hall"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Outcome" }), "Missed");
    screen.getByText("No call fits");
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(rows()).toHaveLength(3);
    await user.selectOptions(screen.getByRole("combobox", { name: "Our number" }), "Support ··0000");
    expect(names()).toEqual(["Bruno Hall"]);
  });

  it("draws a hundred of many, and more when asked", async () => {
    const many = Array.from({ length: 350 }, (_, index) =>
      anEntry("answered", { id: String(index), begun: friday - index * minute }),
    );
    const { user } = renderLog(many);
    expect(rows()).toHaveLength(100);
    await user.click(screen.getByRole("button", { name: "Show more (250 left)" }));
    expect(rows()).toHaveLength(200);
  });
});

describe("without calls", () => {
  it("the screen says what will stand there", () => {
    renderLog([]);
    screen.getByText("No calls yet");
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  it("it has their place while they are read", () => {
    renderAtWork(<HistoryScreen callBack={() => undefined} />, {}, { history: fakeHistory([], "opening") });
    screen.getByText("Reading your calls…");
  });
});

describe("where nothing can be kept", () => {
  it.each(["blocked", "full"] as const)("the phone says so once: %s", async (keeping) => {
    const { user } = renderAtWork(<NotKeptNotice />, {}, { history: fakeHistory([], keeping) });
    screen.getByText("Your call log is not kept");
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByText("Your call log is not kept")).toBeNull();
  });

  it("it says nothing while all is well", () => {
    renderAtWork(<NotKeptNotice />);
    expect(screen.queryByRole("status")).toBeNull();
  });
});

describe("in the settings", () => {
  it("the log can be cleared, after a question", async () => {
    const history = fakeHistory([marias, open]);
    const { user } = renderAtWork(<HistorySettings />, {}, { history });
    screen.getByText("2 calls are kept now.");
    await user.click(screen.getByRole("button", { name: "Clear history…" }));
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    expect(history.state().entries).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Clear history…" }));
    await user.click(screen.getByRole("button", { name: "Clear history" }));
    expect(history.state().entries).toEqual([]);
  });
});
