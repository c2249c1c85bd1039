import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useShortcut } from "../../stores/shortcuts.tsx";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { ShortcutsSection } from "./shortcuts-section.tsx";

/** Whatever mutes, wherever it is on the page. */
function Muting({ run }: { readonly run: () => void }) {
  useShortcut("mute", run);
  return <input aria-label="Number" />;
}

function Helping({ run }: { readonly run: () => void }) {
  useShortcut("help", run);
  return null;
}

const settings = (run: () => void) => (
  <>
    <Muting run={run} />
    <ShortcutsSection />
  </>
);
const row = (name: string) => {
  const found = screen.getByText(name, { selector: "li span" }).closest("li");
  if (found === null) throw new Error(`No row for ${name}`);
  return within(found);
};
const change = () => screen.getByRole("button", { name: "Change the keys: Mute or unmute" });

describe("shortcuts", () => {
  it("run wherever the focus is", async () => {
    const run = vi.fn();
    const { user } = renderAtWork(settings(run));
    await user.click(screen.getByRole("textbox"));
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    expect(run).toHaveBeenCalledOnce();
  });

  it("are given other keys, and the old ones do nothing any more", async () => {
    const run = vi.fn();
    const { user } = renderAtWork(settings(run));
    await user.click(change());
    row("Mute or unmute").getByText("Press the new keys. Esc leaves them as they are.");
    await user.keyboard("{Control>}[KeyJ]{/Control}");
    expect(run).not.toHaveBeenCalled();
    row("Mute or unmute").getByText("Ctrl J");
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    expect(run).not.toHaveBeenCalled();
    await user.keyboard("{Control>}[KeyJ]{/Control}");
    expect(run).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "Reset all" }));
    row("Mute or unmute").getByText("Ctrl ⇧ M");
  });

  it.each([
    ["{Control>}{Shift>}[KeyA]{/Shift}{/Control}", "These keys are in use: Answer."],
    ["{Control>}[KeyW]{/Control}", "The browser needs these keys itself."],
    ["j", "These keys write. Add Ctrl, Alt or another modifier."],
  ])("refuse %s and say why", async (keys, why) => {
    const { user } = renderAtWork(settings(vi.fn()));
    await user.click(change());
    await user.keyboard(keys);
    row("Mute or unmute").getByText(why);
    await user.keyboard("{Escape}");
    expect(screen.queryByText(why)).toBeNull();
    row("Mute or unmute").getByText("Ctrl ⇧ M");
  });

  it("are taken away one by one, or switched off", async () => {
    const run = vi.fn();
    const { user } = renderAtWork(settings(run));
    await user.click(screen.getByRole("button", { name: "Remove the keys: Mute or unmute" }));
    row("Mute or unmute").getByText("None");
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    await user.click(screen.getByRole("button", { name: "Reset all" }));
    await user.click(screen.getByRole("switch", { name: "Use shortcuts" }));
    await user.keyboard("{Control>}{Shift>}[KeyM]{/Shift}{/Control}");
    expect(run).not.toHaveBeenCalled();
  });

  it("that are a single sign are left to whoever types", async () => {
    const run = vi.fn();
    const { user } = renderAtWork(
      <>
        <Muting run={vi.fn()} />
        <Helping run={run} />
      </>,
    );
    await user.type(screen.getByRole("textbox"), "?");
    expect(run).not.toHaveBeenCalled();
    await user.tab();
    await user.keyboard("?");
    expect(run).toHaveBeenCalledOnce();
  });

  it("are listed as they are set", async () => {
    const { user } = renderAtWork(
      <>
        <ShortcutsSection />
        <ShortcutsHelp onClose={vi.fn()} />
      </>,
    );
    const list = () => within(screen.getByRole("dialog", { name: "Keyboard shortcuts" }));
    list().getByText("Ctrl ⇧ H");
    expect(document.activeElement).toBe(list().getByRole("button", { name: "Close" }));
    await user.click(screen.getByRole("button", { name: "Remove the keys: Hold or resume" }));
    expect(list().queryByText("Ctrl ⇧ H")).toBeNull();
    list().getByText("Ctrl ⇧ A");
  });
});
