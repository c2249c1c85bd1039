import { act, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Headset, HeadsetState } from "../../core/ports/headset.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { HeadsetSection } from "./headset-section.tsx";

const desk20: HeadsetState = {
  kind: "connected",
  name: "Desk 20",
  has: { hook: true, mute: true, lights: false },
};

/** A computer whose owner plugs in what `choose` finds. */
function computer(found: HeadsetState) {
  let state: HeadsetState = { kind: "none" };
  const listeners = new Set<() => void>();
  const become = (next: HeadsetState) =>
    act(() => {
      state = next;
      for (const listener of [...listeners]) listener();
    });
  const headset: Headset = {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: vi.fn(async () => {
      await Promise.resolve();
      become(found);
    }),
    forget: vi.fn(async () => {
      await Promise.resolve();
      become({ kind: "none" });
    }),
    light: () => undefined,
    hear: () => () => undefined,
  };
  return headset;
}

const open = (headset: Headset | null) =>
  renderAtWork(<HeadsetSection />, {}, {}, { headset: headset && (() => Promise.resolve(headset)) });

describe("the headset's section", () => {
  it("connects one, says what it can, and lets it go", async () => {
    const { user } = open(computer(desk20));
    await user.click(await screen.findByRole("button", { name: "Connect a headset" }));
    screen.getByText("Desk 20 is connected.");
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Answer and hang up",
      "Mute",
      "No lights",
    ]);
    await user.click(screen.getByRole("button", { name: "Disconnect" }));
    screen.getByText(/No headset is connected/);
  });

  it.each([
    ["busy", "Another program or tab uses Ear 1. Close it there, then connect again."],
    ["no-buttons", "Ear 1 has no buttons that a phone can use. Its sound works all the same."],
  ] as const)("says why one is of no use: %s", async (reason, text) => {
    const { user } = open(computer({ kind: "failed", name: "Ear 1", reason }));
    await user.click(await screen.findByRole("button", { name: "Connect a headset" }));
    screen.getByText(text);
  });

  it("says where browsers cannot hear one", () => {
    open(null);
    screen.getByText(/cannot hear a headset’s buttons/);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
