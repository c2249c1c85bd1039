import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { OtherTab } from "../../stores/react.tsx";
import { aCall, aLine, aLineUp } from "../../testing/builders.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { OtherTabNotice } from "./other-tab-notice.tsx";

/** The phone is in another tab, from where it can be had, or cannot. */
function anOtherTab() {
  const listeners = new Set<() => void>();
  let mayMove = true;
  const otherTab: OtherTab = {
    mayMove: () => mayMove,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    otherTab,
    become: (next: boolean) =>
      act(() => {
        mayMove = next;
        for (const listener of listeners) listener();
      }),
  };
}

it("says where the phone is and where a call sounds, and brings it here", async () => {
  const { otherTab } = anOtherTab();
  let taken = 0;
  const { become, user } = renderAtWork(
    <OtherTabNotice otherTab={otherTab} />,
    {},
    {
      takeLine: () => {
        taken += 1;
      },
    },
  );
  screen.getByRole("region", { name: "Your phone is in another tab" });
  become({ lineUp: aLineUp([aCall("established")]) });
  screen.getByRole("region", { name: "This call sounds in another tab" });
  await user.click(screen.getByRole("button", { name: "Use here" }));
  expect(taken).toBe(1);
});

it("has no button for what cannot go along, and says so", () => {
  const { otherTab, become } = anOtherTab();
  renderAtWork(<OtherTabNotice otherTab={otherTab} />, {}, { takeLine: () => undefined });
  become(false);
  expect(screen.queryByRole("button")).toBeNull();
  screen.getByText(/It cannot be brought here while it rings/);
  become(true);
  screen.getByRole("button", { name: "Use here" });
});

it("says nothing beside the notice of a line that is given up", () => {
  const { otherTab } = anOtherTab();
  renderAtWork(<OtherTabNotice otherTab={otherTab} />, { line: aLine("refused") });
  expect(screen.queryByRole("region")).toBeNull();
});
