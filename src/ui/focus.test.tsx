import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { focusFirstFault } from "./focus.ts";

afterEach(cleanup);

/** A form with two fields that were left empty; its button was pressed. */
function pressSave(): void {
  render(
    <form aria-label="Contact">
      <input aria-label="Name" aria-invalid />
      <input aria-label="Number" aria-invalid />
      <button>Save</button>
    </form>,
  );
  screen.getByRole("button").focus();
  focusFirstFault(screen.getByRole<HTMLFormElement>("form"));
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const focused = () => document.activeElement?.getAttribute("aria-label");

it("the first field at fault gets the focus", async () => {
  pressSave();
  await nextFrame();
  expect(focused()).toBe("Name");
});

it("also when the button can no longer have it", async () => {
  pressSave();
  screen.getByRole("button").blur();
  await nextFrame();
  expect(focused()).toBe("Name");
});

it("whoever has gone on to another field before that is drawn stays there", async () => {
  pressSave();
  screen.getByRole("textbox", { name: "Number" }).focus();
  await nextFrame();
  expect(focused()).toBe("Number");
});
