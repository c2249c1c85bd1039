import { expect, it, vi } from "vitest";
import { renderAtWork } from "../testing/render-screen.tsx";
import { Rehearsal } from "./rehearsal.tsx";

it("draws a card, leaves nothing on the page and rings for nobody", () => {
  const sizes = vi.spyOn(Element.prototype, "getBoundingClientRect");
  const { asked } = renderAtWork(<Rehearsal />);
  expect(sizes.mock.contexts.map((context: unknown) => (context as Element).textContent)).toEqual([
    expect.stringContaining("Answer"),
  ]);
  expect(document.body.textContent).toBe("");
  expect(asked).toEqual([]);
});
