import { expect, it } from "vitest";
import { createDialDraft } from "./dial-draft.ts";

/** A draft, and the drawing that it waits for. */
function aDraft() {
  const due: (() => void)[] = [];
  const draft = createDialDraft((draw) => void due.push(draw));
  draft.hand("+34 655 102 030", "+12145550111");
  return { ...draft, drawAll: () => due.splice(0).forEach((draw) => draw()) };
}

it("the box is emptied when the call is drawn, and the next call goes out from the usual number", () => {
  const draft = aDraft();
  draft.placed();
  expect(draft.getState()).toMatchObject({ text: "+34 655 102 030" });
  draft.drawAll();
  expect(draft.getState()).toMatchObject({ text: "", from: null });
});

it("what has been typed meanwhile stays", () => {
  const draft = aDraft();
  draft.placed();
  draft.write("+3");
  draft.drawAll();
  expect(draft.getState().text).toBe("+3");
});
