import { screen, waitFor, within } from "@testing-library/react";
import { Users } from "lucide-react";
import { describe, expect, it } from "vitest";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { bruno, maria, nameless } from "../../testing/people.ts";
import { aContact, anEntry, fakeContacts, fakeHistory } from "../../testing/records.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { CommandPalette } from "./command-palette.tsx";

const screens = [{ text: "Team", place: "/team", Icon: Users }];

function renderPalette(state: Parameters<typeof renderAtWork>[1] = {}, can: "call" | "not-call" = "call") {
  const called: string[] = [];
  let closed = 0;
  const view = renderAtWork(
    <CommandPalette
      screens={screens}
      callOf={({ kind, party }) =>
        can === "call" ? () => void called.push(`${kind} ${party.number}`) : undefined
      }
      onClose={() => {
        closed += 1;
      }}
    />,
    state,
    {
      contacts: fakeContacts([aContact({ name: "Mariana Ortega", company: "Acme" })]),
      history: fakeHistory([
        anEntry("missed", { party: bruno }),
        anEntry("answered", { id: "2", party: maria }),
      ]),
      colleagues: { list: [{ extension: "1002", name: "Bob Stone" }], watch: () => () => undefined },
    },
  );
  return { ...view, called, closed: () => closed };
}

const box = () => screen.getByRole<HTMLInputElement>("combobox");
const titles = () =>
  screen.queryAllByRole("option").map((option) => option.querySelector("bdi")?.textContent);
const chosen = () => screen.getByRole("option", { selected: true }).querySelector("bdi")?.textContent;

describe("the command palette", () => {
  it("offers people, recent calls, screens and actions before anything is typed", () => {
    renderPalette();
    expect(document.activeElement).toBe(box());
    within(screen.getByRole("group", { name: "People" })).getByText("Mariana Ortega");
    // Who is in the contacts stands there once.
    expect(within(screen.getByRole("group", { name: "Recent calls" })).getAllByRole("option")).toHaveLength(
      1,
    );
    within(screen.getByRole("group", { name: "Screens" })).getByText("Team");
  });

  it("finds by name, misspelt or without accents, and calls on Enter", async () => {
    const { user, called, closed } = renderPalette();
    await user.keyboard("marina orteg");
    await waitFor(() => expect(chosen()).toBe("Mariana Ortega"));
    await user.keyboard("{Enter}");
    expect(called).toEqual([`customer ${maria.number}`]);
    expect(closed()).toBe(1);
  });

  it("finds by a piece of the number", async () => {
    const { user } = renderPalette();
    await user.keyboard("7946");
    await waitFor(() => expect(titles()).toEqual(["Bruno Hall"]));
  });

  it("finds colleagues, and calls them inside", async () => {
    const { user, called } = renderPalette();
    await user.keyboard("stone");
    await waitFor(() => expect(titles()).toEqual(["Bob Stone"]));
    await user.keyboard("{Enter}");
    expect(called).toEqual(["colleague 1002"]);
  });

  it("calls any number that is typed", async () => {
    const { user, called } = renderPalette();
    await user.keyboard(nameless.number);
    await waitFor(() => expect(chosen()).toBe("Call +1 202 555 014 3"));
    await user.keyboard("{Enter}");
    expect(called).toEqual([`customer ${nameless.number}`]);
  });

  it("goes to a screen", async () => {
    const { user, place } = renderPalette();
    await user.keyboard("team{Enter}");
    expect(place()).toBe("/team");
  });

  it("changes the appearance, and signs out", async () => {
    const { user, preferences, asked } = renderPalette();
    await user.keyboard("dark");
    await waitFor(() => expect(chosen()).toBe("Dark appearance"));
    await user.keyboard("{Enter}");
    expect(preferences().theme).toBe("dark");
    await user.clear(box());
    await user.keyboard("log out");
    await waitFor(() => expect(chosen()).toBe("Sign out"));
    await user.keyboard("{Enter}");
    expect(asked).toContain("sign-out");
  });

  it("acts on a call that is up, and does not sign out of it", async () => {
    const { user, asked } = renderPalette({ lineUp: aLineUp([aCall("established", { party: bruno })]) });
    expect(titles().slice(0, 3)).toEqual(["Mute", "Put Bruno Hall on hold", "Hang up on Bruno Hall"]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(asked).toEqual([{ call: ["call-1", { type: "hold" }] }]);
    await user.keyboard("sign out");
    await waitFor(() => expect(titles()).not.toContain("Sign out"));
  });

  it("answers a call that rings", async () => {
    const { user, asked } = renderPalette({ lineUp: aLineUp([aCall("incoming", { party: bruno })]) });
    expect(chosen()).toBe("Answer Bruno Hall");
    await user.keyboard("{Enter}");
    expect(asked).toEqual([{ call: ["call-1", { type: "answer" }] }]);
  });

  it("goes round its ends with the arrow keys", async () => {
    const { user } = renderPalette();
    const last = titles().at(-1);
    await user.keyboard("{ArrowUp}");
    expect(chosen()).toBe(last);
    await user.keyboard("{ArrowDown}");
    expect(chosen()).toBe(titles()[0]);
  });

  it("says so when nothing fits", async () => {
    const { user } = renderPalette();
    await user.keyboard("qqqqqq");
    await screen.findByText(/^Nothing fits/);
  });

  it("leaves people out while nobody can be called", () => {
    renderPalette({}, "not-call");
    expect(screen.queryByRole("group", { name: "People" })).toBeNull();
  });
});
