import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aCall, aLineUp, aReason } from "../../testing/builders.ts";
import { bruno, maria } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { Recents } from "./recents.tsx";

const recent = [
  aCall("ended", { id: "2", party: bruno, since: null, reason: aReason("missed") }),
  aCall("ended", { id: "1", party: maria, direction: "outbound" }),
];

describe("recent calls", () => {
  it("say direction, who, and how it went, newest first", () => {
    renderAtWork(<Recents callBack={() => undefined} />, { lineUp: aLineUp([], { recent }) });
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/Bruno Hall.*Incoming.*Missed call/);
    expect(rows[1]).toMatch(/María Ortega.*Outgoing.*1 min 0 s/);
  });

  it("can be called again", async () => {
    const called: string[] = [];
    const { user } = renderAtWork(
      <Recents
        callBack={({ id }) =>
          () =>
            called.push(id)
          }
      />,
      {
        lineUp: aLineUp([], { recent }),
      },
    );
    await user.click(screen.getByRole("button", { name: "Call Bruno Hall" }));
    expect(called).toEqual(["2"]);
  });

  it("have no such button while no call can be placed", () => {
    renderAtWork(<Recents callBack={() => undefined} />, { lineUp: aLineUp([], { recent }) });
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("say so when there are none", () => {
    renderAtWork(<Recents callBack={() => undefined} />);
    within(screen.getByRole("region", { name: "Recent calls" })).getByText(
      "Calls of this session appear here.",
    );
  });
});
