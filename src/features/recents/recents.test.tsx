import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { featureCodes } from "../../core/dial/feature-codes.ts";
import { bruno, lucia, maria, nameless } from "../../testing/people.ts";
import { aContact, anEntry, fakeContacts, fakeHistory } from "../../testing/records.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { Recents } from "./recents.tsx";

const marias = anEntry("answered", { id: "1", direction: "outbound", party: maria });
const brunos = anEntry("missed", { id: "2", party: bruno });
const history = () => fakeHistory([brunos, marias]);
const idle = <Recents callBack={() => undefined} />;

describe("recent calls", () => {
  it("say direction, who, and how it went, newest first", () => {
    renderAtWork(idle, {}, { history: history() });
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/Bruno Hall.*Incoming.*Missed call/);
    expect(rows[1]).toMatch(/María Ortega.*Outgoing.*1 min 0 s/);
  });

  it("name the colleague who took one, where that was told", () => {
    const taken = anEntry("answered-elsewhere", { id: "3", takenBy: lucia });
    const untold = anEntry("answered-elsewhere", { id: "4", party: bruno });
    renderAtWork(idle, {}, { history: fakeHistory([taken, untold]) });
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/María Ortega.*Answered by Lucía Fernández/);
    expect(rows[1]).toMatch(/Bruno Hall.*Answered elsewhere/);
  });

  it("can be called again", async () => {
    const called: string[] = [];
    const callBack =
      ({ id }: { readonly id: string }) =>
      () =>
        called.push(id);
    const { user } = renderAtWork(<Recents callBack={callBack} />, {}, { history: history() });
    await user.click(screen.getByRole("button", { name: "Call Bruno Hall" }));
    expect(called).toEqual(["2"]);
  });

  it("have no such button while no call can be placed", () => {
    renderAtWork(idle, {}, { history: history() });
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("stand under the contacts' names, from the moment they have one", () => {
    const contacts = fakeContacts();
    renderAtWork(idle, {}, { history: history(), contacts });
    act(() => contacts.save([aContact({ name: "Mariana from Acme" })]));
    screen.getByText("Mariana from Acme");
  });

  it("are the last of the log, which has a screen of its own", () => {
    const many = Array.from({ length: 50 }, (_, index) => anEntry("answered", { id: String(index) }));
    renderAtWork(idle, {}, { history: fakeHistory(many) });
    expect(screen.getAllByRole("listitem")).toHaveLength(30);
    expect(screen.getByRole("link", { name: "All calls" }).getAttribute("href")).toBe("#/history");
  });

  it("show a conference as several people", () => {
    const party = { number: featureCodes.conference, name: null };
    const conference = anEntry("answered", { id: "three", kind: "conference", party });
    renderAtWork(idle, {}, { history: fakeHistory([conference, anEntry("missed", { party: nameless })]) });
    const pictures = screen.getAllByRole("listitem").map((row) => row.querySelector("svg")?.classList.value);
    expect(pictures).toEqual([
      expect.stringContaining("lucide-users-round"),
      expect.stringContaining("lucide-user-round"),
    ]);
  });

  it("say so when there are none", () => {
    renderAtWork(idle);
    within(screen.getByRole("region", { name: "Recent calls" })).getByText("Your calls appear here.");
  });
});
