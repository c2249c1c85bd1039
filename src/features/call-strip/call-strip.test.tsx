import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Call } from "../../core/call/call.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { bruno, maria } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { CallStrip } from "./call-strip.tsx";

const atWork = (...live: readonly Call[]) => renderAtWork(<CallStrip />, { lineUp: aLineUp(live) });
const strip = (who: string) => within(screen.getByRole("region", { name: `On a call with ${who}` }));

it("shows the call that is talked on, and how many wait", () => {
  atWork(
    aCall("established", { id: "maria", party: maria, hold: "held" }),
    aCall("established", { id: "bruno", party: bruno }),
  );
  strip("Bruno Hall").getByText("Connected");
  strip("Bruno Hall").getByText(/1 more/);
});

it("holds and resumes by its button and by Ctrl+Shift+H", async () => {
  const { user, asked, become } = atWork(aCall("established"));
  await user.click(strip("María Ortega").getByRole("button", { name: "Hold" }));
  become({ lineUp: aLineUp([aCall("established", { hold: "held" })]) });
  strip("María Ortega").getByText("On hold");
  await user.keyboard("{Control>}{Shift>}[KeyH]{/Shift}{/Control}");
  expect(asked).toEqual([{ call: ["call-1", { type: "hold" }] }, { call: ["call-1", { type: "resume" }] }]);
});

it("is nothing at all while calls only ring", () => {
  atWork(aCall("incoming"));
  expect(screen.queryByRole("region")).toBeNull();
});
