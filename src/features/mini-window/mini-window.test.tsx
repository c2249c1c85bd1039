import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMiniWindow } from "../../stores/mini-window.ts";
import { aCall, aLineUp } from "../../testing/builders.ts";
import { bruno, maria, support } from "../../testing/people.ts";
import { renderAtWork } from "../../testing/render-screen.tsx";
import { MiniWindow } from "./mini-window.tsx";
import { MiniWindowButton } from "./mini-window-button.tsx";

const talk = aCall("established", { id: "talk", party: maria, businessNumber: support });
const offer = aCall("incoming", { id: "offer", party: bruno });
const place = (
  <>
    <MiniWindowButton />
    <MiniWindow />
  </>
);

/** A second window, as near as jsdom comes to one. */
function secondWindow() {
  const frame = document.body.appendChild(document.createElement("iframe"));
  onTestFinished(() => frame.remove());
  const small = frame.contentWindow;
  if (small === null) throw new Error("jsdom gave the frame no window");
  const closed = vi.fn(() => void small.dispatchEvent(new Event("pagehide")));
  small.close = closed;
  small.focus = () => undefined;
  return { small, closed };
}

async function opened(lineUp = aLineUp([talk])) {
  const { small, closed } = secondWindow();
  const miniWindow = createMiniWindow(() => Promise.resolve(small));
  const work = renderAtWork(place, { lineUp }, {}, { miniWindow });
  await work.user.click(screen.getByRole("button", { name: "Small window" }));
  const body = within(small.document.body);
  await body.findByRole("main");
  return { ...work, small, closed, body };
}

describe("the small window", () => {
  it("is offered during a call, and only then", () => {
    const { become } = renderAtWork(place);
    expect(screen.queryByRole("button")).toBeNull();
    become({ lineUp: aLineUp([talk]) });
    screen.getByRole("button", { name: "Small window" });
  });

  it("says who, how it stands and how long, and has the keys of the call", async () => {
    const { body, asked, become } = await opened();
    body.getByRole("main", { name: "Call with María Ortega" });
    body.getByText("to Support ··0000");
    body.getByText("Connected");
    body.getByRole("timer", { name: "Call time" });
    for (const name of ["Mute", "Hold", "Hang up"]) fireEvent.click(body.getByRole("button", { name }));
    expect(asked).toEqual([
      { call: ["talk", { type: "mute" }] },
      { call: ["talk", { type: "hold" }] },
      { call: ["talk", { type: "hang-up" }] },
    ]);
    become({ lineUp: aLineUp([{ ...talk, microphone: "muted" }]) });
    body.getByText("Muted");
    body.getByRole("button", { name: "Unmute" });
    become({ lineUp: aLineUp([{ ...talk, hold: "held" }]) });
    body.getByText("On hold");
    body.getByRole("button", { name: "Resume" });
  });

  it("shows what rings first, and answers or declines it", async () => {
    const { body, asked } = await opened(aLineUp([talk, offer]));
    body.getByRole("main", { name: "Call with Bruno Hall" });
    body.getByText(/and 1 more call/);
    fireEvent.click(body.getByRole("button", { name: "Answer" }));
    fireEvent.click(body.getByRole("button", { name: "Decline" }));
    expect(asked).toEqual([
      { call: ["offer", { type: "answer" }] },
      { call: ["offer", { type: "decline" }] },
    ]);
  });

  it("goes with the last call", async () => {
    const { small, closed, become } = await opened();
    become({ lineUp: aLineUp([]) });
    expect(closed).toHaveBeenCalledOnce();
    expect(small.document.body.textContent).toBe("");
  });

  it("can be closed from either side, and opened again", async () => {
    const { user, small, closed } = await opened();
    await user.click(screen.getByRole("button", { name: "Close the small window" }));
    expect(closed).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "Small window" }));
    await within(small.document.body).findByRole("main");
    fireEvent(small, new Event("pagehide"));
    await waitFor(() => screen.getByRole("button", { name: "Small window" }));
  });

  it("that the browser does not open says what helps", async () => {
    const { user } = renderAtWork(place, { lineUp: aLineUp([talk]) });
    await user.click(screen.getByRole("button", { name: "Small window" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Allow pop-up windows");
  });
});
