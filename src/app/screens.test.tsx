import { screen, within } from "@testing-library/react";
import { Hash, Users } from "lucide-react";
import { useState } from "react";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { hrefTo } from "../stores/navigation.tsx";
import { aCall, aLineUp } from "../testing/builders.ts";
import { renderAtWork } from "../testing/render-screen.tsx";
import type { ScreenProps } from "./screen-props.ts";
import type { Screen } from "./screens.ts";
import { Shell } from "./shell.tsx";

function Board() {
  return <h1>Board of the team</h1>;
}

function Numbers({ rest }: ScreenProps) {
  const [note, setNote] = useState("");
  return (
    <>
      <h1>{rest.length === 0 ? "All numbers" : `Number ${rest.join(" ")}`}</h1>
      <input aria-label="Note" value={note} onChange={(event) => setNote(event.target.value)} />
    </>
  );
}

const team: Screen = { name: "team", Icon: Users, roles: ["supervisor"], load: () => Promise.resolve(Board) };
const numbers: Screen = {
  name: "numbers",
  Icon: Hash,
  roles: ["administrator"],
  load: () => Promise.resolve(Numbers),
};

const rail = () => screen.queryByRole("navigation", { name: "Screens" });
const heading = (name: string) => screen.findByRole("heading", { name });
const isRead = async (name: string) => {
  const target = await heading(name);
  await vi.waitFor(() => expect(document.activeElement).toBe(target));
};
const phoneHeading = () => screen.queryByRole("heading", { name: "Phone" });

describe("the way between screens", () => {
  it("is not shown to somebody who has only the phone", () => {
    renderAtWork(<Shell />);
    expect(rail()).toBeNull();
  });

  it("names each screen, leads to it, and marks the one that is open", async () => {
    const { go } = renderAtWork(<Shell screens={[team, numbers]} />);
    const links = () => within(screen.getByRole("navigation")).getAllByRole("link");
    expect(links().map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["Phone", hrefTo("/")],
      ["Team", hrefTo("/team")],
      ["Numbers", hrefTo("/numbers")],
    ]);
    expect(links().map((link) => link.getAttribute("aria-current"))).toEqual(["page", null, null]);
    go("/team");
    await heading("Board of the team");
    expect(links().map((link) => link.getAttribute("aria-current"))).toEqual([null, "page", null]);
  });

  it("draws none of them again with each step of a call", async () => {
    const Counted = vi.fn(Board);
    const counting: Screen = { ...team, load: () => Promise.resolve(Counted) };
    const { go, become } = renderAtWork(<Shell screens={[counting]} />);
    go("/team");
    await heading("Board of the team");
    const before = Counted.mock.calls.length;
    become({ lineUp: aLineUp([aCall("dialing")]) });
    become({ lineUp: aLineUp([aCall("ringing")]) });
    become({ lineUp: aLineUp([aCall("established")]) });
    expect(document.title).toBe("María Ortega – Ringbridge");
    expect(Counted).toHaveBeenCalledTimes(before);
  });

  it("says in the tab's title which screen is open, but a call matters more", async () => {
    const { go, become } = renderAtWork(<Shell screens={[team]} />);
    go("/team");
    await heading("Board of the team");
    expect(document.title).toBe("Team – Ringbridge");
    become({ lineUp: aLineUp([aCall("incoming")]) });
    expect(document.title).toBe("(1) Incoming call – Ringbridge");
  });

  it("reads the heading of what was opened, but leaves the focus alone when the page is new", async () => {
    const { go } = renderAtWork(<Shell screens={[numbers]} />);
    expect(document.activeElement).toBe(document.body);
    go("/numbers");
    await isRead("All numbers");
    go("/numbers/4711");
    await isRead("Number 4711");
    go("/");
    expect(document.activeElement).toBe(phoneHeading());
  });

  it("leads to the phone from a place that is not this person's, or nobody's", () => {
    const { go } = renderAtWork(<Shell screens={[team]} />);
    go("/numbers");
    expect(phoneHeading()).not.toBeNull();
    go("/constructor");
    expect(phoneHeading()).not.toBeNull();
  });

  it("keeps what was typed into the dial box", async () => {
    const { go, user } = renderAtWork(<Shell screens={[team]} />);
    await user.type(screen.getByRole("textbox", { name: "Number" }), "+3461");
    go("/team");
    await heading("Board of the team");
    go("/");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Number" }).value).toBe("+3461");
  });

  it("digits typed on another screen do not fall into the dial box", async () => {
    const { go, user } = renderAtWork(<Shell screens={[numbers]} />);
    go("/numbers");
    await user.click(await screen.findByRole("textbox", { name: "Note" }));
    await user.keyboard("612{Tab}34");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Note" }).value).toBe("612");
    go("/");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Number" }).value).toBe("");
  });
});

describe("a screen that cannot be shown", () => {
  it("whose files do not arrive can be loaded again; the phone is there all the time", async () => {
    let isBroken = true;
    const load = () => (isBroken ? Promise.reject(new TypeError("no network")) : Promise.resolve(Board));
    const { go, user } = renderAtWork(<Shell screens={[{ ...team, load }]} />);
    go("/team");
    await screen.findByText("This screen could not be loaded");
    screen.getByRole("button", { name: "Line ready. Show details" });
    isBroken = false;
    await user.click(screen.getByRole("button", { name: "Load again" }));
    await heading("Board of the team");
  });

  it("that stumbles takes nothing else with it", async () => {
    // React tells the console of it.
    const silence = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => silence.mockRestore());
    const load = () =>
      Promise.resolve(() => {
        throw new Error("stumbled");
      });
    const { go, become } = renderAtWork(<Shell screens={[{ ...team, load }]} />);
    go("/team");
    await screen.findByText("This screen could not be loaded");
    become({ lineUp: aLineUp([aCall("incoming")]) });
    await screen.findByRole("button", { name: /^Answer/ });
  });
});

describe("calls, whatever screen is open", () => {
  it("ring over it, once, and can be answered by hand and by keys", async () => {
    const { go, become, user, asked } = renderAtWork(<Shell screens={[team]} />);
    go("/team");
    await heading("Board of the team");
    become({ lineUp: aLineUp([aCall("incoming")]) });
    const ring = await screen.findByRole("alertdialog", { name: /María Ortega/ });
    await vi.waitFor(() => expect(document.activeElement).toBe(ring));
    await user.keyboard("{Control>}{Shift>}[KeyA]{/Shift}{/Control}");
    expect(asked).toEqual([{ call: ["call-1", { type: "answer" }] }]);
  });

  it("stay within reach: mute, hang up, and the way back", async () => {
    const { go, become, user, asked, place } = renderAtWork(<Shell screens={[team]} />);
    go("/team");
    await heading("Board of the team");
    become({ lineUp: aLineUp([aCall("established")]) });
    const strip = within(await screen.findByRole("region", { name: "On a call with María Ortega" }));
    await user.click(strip.getByRole("button", { name: "Mute" }));
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    await user.click(strip.getByRole("button", { name: "Hang up" }));
    expect(asked).toEqual([
      { call: ["call-1", { type: "mute" }] },
      { call: ["call-1", { type: "mute" }] },
      { call: ["call-1", { type: "hang-up" }] },
    ]);
    await user.keyboard("{Control>}{Shift>}[KeyC]{/Shift}{/Control}");
    expect(place()).toBe("/");
    const card = await screen.findByRole("region", { name: "Call with María Ortega" });
    await vi.waitFor(() => expect(document.activeElement).toBe(card));
  });

  it("on the phone itself there is no second card of them", () => {
    renderAtWork(<Shell screens={[team]} />, { lineUp: aLineUp([aCall("established")]) });
    expect(screen.queryByRole("region", { name: /^On a call/ })).toBeNull();
  });
});
