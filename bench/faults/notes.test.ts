import { expect, test } from "vitest";
import { createNotes } from "./notes.ts";

const tab = "first tab";

test("the line was said to be ready from that word to the next", () => {
  const notes = createNotes();
  notes.take({ kind: "line", at: 100, words: "Line connecting…" }, tab);
  notes.take({ kind: "line", at: 200, words: "Line ready" }, tab);
  notes.take({ kind: "line", at: 300, words: "Line lost, reconnecting…" }, tab);
  notes.take({ kind: "line", at: 400, words: "Line ready" }, tab);
  notes.take({ kind: "gone", at: 450 }, tab);
  expect(notes.ready().map(({ from, to }) => [from, to])).toEqual([
    [200, 300],
    [400, 450],
  ]);
  expect(notes.line(tab)).toBeNull();
});

test("what one tab says does not end what another says", () => {
  const notes = createNotes();
  notes.take({ kind: "line", at: 100, words: "Line ready" }, tab);
  notes.take({ kind: "line", at: 200, words: "Line moved to another tab" }, "second tab");
  notes.silence(tab, 500);
  expect(notes.ready().map(({ from, to }) => [from, to])).toEqual([[100, 500]]);
});

test("lines count from a moment on, once each, and not those that had been there", () => {
  const notes = createNotes();
  notes.take({ kind: "said", at: 100, lines: ["Connected"] }, tab);
  notes.take({ kind: "said", at: 200, lines: ["Line lost", "Call again"] }, tab);
  notes.take({ kind: "said", at: 300, lines: ["Line lost"] }, tab);
  notes.take({ kind: "said", at: 400, lines: ["Connected"] }, "after a reload");
  expect(notes.said(150)).toEqual(["Line lost", "Call again"]);
});

test("what was heard is one piece where it was told in several", () => {
  const notes = createNotes();
  notes.take({ kind: "heard", from: 100, to: 200 }, tab);
  notes.take({ kind: "heard", from: 100, to: 310 }, tab);
  notes.take({ kind: "heard", from: 900, to: 950 }, "after a reload");
  expect(notes.heard()).toEqual([
    { from: 100, to: 310 },
    { from: 900, to: 950 },
  ]);
});
