import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { TabSound } from "../../core/ports/tab-sound.ts";
import type { Answer } from "../../core/notice/ring-readiness.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { StartShift } from "./start-shift.tsx";

const title = "This tab cannot ring yet: click here";
const begin = () => screen.findByRole("button", { name: "Start shift" });

/** A tab whose sound a click unlocks, unless the browser is stubborn. */
function tab(state: "on" | "locked", obeys = true) {
  const listeners = new Set<() => void>();
  let now = state;
  const become = (next: typeof state) =>
    act(() => {
      now = next;
      for (const listener of [...listeners]) listener();
    });
  const unlock = vi.fn(() => {
    if (obeys) become("on");
  });
  const sound: TabSound = {
    state: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    unlock,
  };
  return { sound, turn: become, unlock };
}

function open(answer: Answer, { sound, unlock, turn }: ReturnType<typeof tab>) {
  const ask = vi.fn(() => Promise.resolve());
  const permissions = { read: () => Promise.resolve({ microphone: answer, notifications: answer }), ask };
  const shown = renderAtWork(<StartShift {...permissions} />, {}, { sound });
  return { ...shown, ask, unlock, turn };
}

describe("the start of a shift", () => {
  it("is asked for in a tab that is silent: one click unlocks it and asks for both", async () => {
    const { user, ask, unlock } = open("prompt", tab("locked"));
    await screen.findByRole("alert", { name: title });
    await user.click(await begin());
    expect(unlock).toHaveBeenCalledOnce();
    expect(ask).toHaveBeenCalledWith({ microphone: "prompt", notifications: "prompt" });
    await waitFor(() => expect(screen.queryByText(title)).toBeNull());
    expect(screen.queryByText("Start your shift")).toBeNull();
  });

  it("is offered where the browser has not been asked", async () => {
    open("prompt", tab("on"));
    await screen.findByText("Start your shift");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("waits while there is a call", async () => {
    const { become } = open("prompt", tab("on"));
    await screen.findByText("Start your shift");
    become({ lineUp: aLineUp([aCall("incoming")]) });
    expect(screen.queryByText("Start your shift")).toBeNull();
    become({ lineUp: aLineUp([]) });
    screen.getByText("Start your shift");
  });

  it.each(["granted", "denied", "unknown"] as const)(
    "does not nag: sound unlocked, permissions %s",
    async (answer) => {
      const { turn } = open(answer, tab("on"));
      // A warning that comes and goes proves that the wait was long enough for it to show.
      turn("locked");
      await screen.findByText(title);
      turn("on");
      await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
    },
  );

  it("stays as long as the tab is silent, however often it is pressed", async () => {
    const { user, ask } = open("granted", tab("locked", false));
    await user.click(await begin());
    await vi.waitFor(() => expect(ask).toHaveBeenCalled());
    screen.getByText(title);
  });

  it("leaves the page as it is for a moment: nothing moves under the click that unlocked the sound", async () => {
    const { turn } = open("granted", tab("locked"));
    await screen.findByText(title);
    turn("on");
    screen.getByText(title);
    await waitFor(() => expect(screen.queryByText(title)).toBeNull());
  });
});
