import { describe, expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import { bruno, maria, nameless, sales, support } from "../../testing/people.ts";
import { anEntry } from "../../testing/records.ts";
import { filtered, isFiltering, noFilter, type HistoryFilter } from "./filter.ts";

const minute = 60_000;
const marias = anEntry("answered", { id: "marias", party: maria, begun: friday, note: "Wants the blue one" });
const brunos = anEntry("unanswered", {
  id: "brunos",
  direction: "outbound",
  party: bruno,
  businessNumber: support,
  begun: friday - minute,
  tags: ["refund"],
});
const open = anEntry("missed", { id: "open", party: nameless, begun: friday - 2 * minute });
const handled = anEntry("missed", {
  id: "handled",
  party: nameless,
  begun: friday - 3 * minute,
  handled: friday,
});
const everything = [marias, brunos, open, handled];
const knows = (number: string) => (number === nameless.number ? "José Núñez" : null);

const found = (filter: Partial<HistoryFilter>) =>
  filtered(everything, { ...noFilter, ...filter }, knows).map(({ id }) => id);

it("missed calls stay on top until somebody has seen to them", () => {
  expect(found({})).toEqual(["open", "marias", "brunos", "handled"]);
});

describe("a filter", () => {
  const examples: readonly (readonly [Partial<HistoryFilter>, readonly string[]])[] = [
    [{ direction: "outbound" }, ["brunos"]],
    [{ outcome: "missed" }, ["open", "handled"]],
    [{ businessNumber: support }, ["brunos"]],
    [{ businessNumber: sales, outcome: "answered" }, ["marias"]],
    [{ note: "with" }, ["marias", "brunos"]],
    [{ from: friday - minute }, ["marias", "brunos"]],
    [{ until: friday - minute }, ["open", "handled"]],
  ];
  it.each(examples)("%o", (filter, ids) => {
    expect(found(filter)).toEqual(ids);
    expect(isFiltering({ ...noFilter, ...filter })).toBe(true);
  });

  it("may be none", () => expect(isFiltering(noFilter)).toBe(false));
});

describe("a search", () => {
  const examples: readonly (readonly [string, readonly string[]])[] = [
    ["ortega", ["marias"]],
    ["maria", ["marias"]],
    ["  BLUE  one ", ["marias"]],
    ["refund", ["brunos"]],
    ["nunez", ["open", "handled"]],
    ["+44 20 7946", ["brunos"]],
    ["(612) 34", ["marias"]],
    ["0034 612", ["marias"]],
    ["nobody", []],
  ];
  it.each(examples)("for “%s”", (text, ids) => expect(found({ text })).toEqual(ids));
});
