import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderAtWork } from "../testing/render-screen.tsx";
import { Rail } from "./rail.tsx";
import { screensFor } from "./screens.ts";

const all = screensFor("administrator", "phone");
const history = all.find(({ name }) => name === "history") ?? null;
const settings = all.find(({ name }) => name === "settings") ?? null;

describe("the way between screens", () => {
  it("leads to every screen of an administrator; the bar shows four and the way to the rest", async () => {
    const { user } = renderAtWork(<Rail hasPhone screens={all} open={history} />);
    const nav = within(screen.getByRole("navigation", { name: "Screens" }));
    expect(nav.getByRole("link", { current: "page" }).textContent).toBe("History");
    await user.click(nav.getByRole("button", { name: "More" }));
    const rest = within(nav.getByRole("list")).getAllByRole("link");
    expect(rest.at(-1)?.textContent).toBe("Settings");
    expect(rest).toHaveLength(all.length + 1 - 4);
    await user.keyboard("{Escape}");
    expect(nav.queryByRole("list")).toBeNull();
    expect(document.activeElement).toBe(nav.getByRole("button", { name: "More" }));
  });

  it("closes the list once something is chosen", async () => {
    const { user } = renderAtWork(<Rail hasPhone screens={all} open={settings} />);
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(within(screen.getByRole("list")).getByRole("link", { name: "Settings" }));
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("says how many missed calls wait", () => {
    const missed = { count: () => 3, subscribe: () => () => undefined };
    renderAtWork(<Rail hasPhone screens={all} open={null} />, {}, { missed });
    screen.getByRole("link", { name: "History, 3 missed calls wait" });
  });
});
