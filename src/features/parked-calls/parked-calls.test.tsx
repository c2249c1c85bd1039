import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { PresenceNews } from "../../core/ports/presence.ts";
import type { Workplace } from "../../stores/react.tsx";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { ParkedCalls } from "./parked-calls.tsx";

const places = (taken: Readonly<Record<string, PresenceNews["with"]>>): Workplace["colleagues"] => ({
  list: [{ extension: "1002", name: "Bob Ortiz" }],
  watch: (place, listener) => {
    const caller = taken[place];
    listener({ presence: caller === undefined ? "ready" : "talking", with: caller ?? null });
    return () => undefined;
  },
});

describe("parked calls", () => {
  it("are nothing at all while there are none", () => {
    renderAtWork(<ParkedCalls />, {}, { colleagues: places({}) });
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("say who waits where, as far as anybody knows, and are taken back by a click", async () => {
    const { user, asked } = renderAtWork(
      <ParkedCalls />,
      {},
      { colleagues: places({ "*701": "1002", "*703": null }) },
    );
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toContain("Bob OrtizPlace 701");
    expect(rows[1]).toContain("A callerPlace 703");
    await user.click(screen.getByRole("button", { name: "Take back Bob Ortiz from place 701" }));
    expect(asked).toEqual([{ dialInside: { kind: "parked", party: { number: "*701", name: "Bob Ortiz" } } }]);
  });

  it("keep the name of a customer who was parked here", () => {
    const call = aCall("established", {
      id: "maria",
      transfer: { to: "*702", purpose: "park", progress: "asked" },
    });
    const { become } = renderAtWork(
      <ParkedCalls />,
      { lineUp: aLineUp([call]) },
      { colleagues: places({ "*702": null }) },
    );
    const parked = aCall("ended", { id: "maria", reason: { kind: "parked", detail: null } });
    become({ lineUp: aLineUp([], { recent: [parked] }) });
    screen.getByText("María Ortega");
    screen.getByText(/^Place 702/);
  });

  it("cannot be taken back while another call is being set up", () => {
    renderAtWork(
      <ParkedCalls />,
      { lineUp: aLineUp([aCall("dialing")]) },
      { colleagues: places({ "*701": null }) },
    );
    expect(screen.queryByRole("button")).toBeNull();
  });
});
