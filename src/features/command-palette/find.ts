import Fuse from "fuse.js";
import { digitsOf } from "../../core/history/folded.ts";
import { groups, type Group, type Item } from "./item.ts";

/** So many of a group are offered before anything is typed. */
const atFirst: Readonly<Record<Group, number>> = {
  number: 1,
  call: 8,
  people: 5,
  recent: 6,
  colleagues: 0,
  screens: 10,
  actions: 4,
};

const mostFound = 30;

/** The items that fit what was typed, the best first; before that a few of each kind. Misspelt words are found, too. */
export function find(items: readonly Item[], text: string): readonly Item[] {
  const wanted = text.trim();
  if (wanted === "")
    return groups.flatMap((group) => items.filter((item) => item.group === group).slice(0, atFirst[group]));
  const digits = digitsOf(wanted);
  const exact = items.filter(
    ({ group, hints }) => group === "number" || (digits !== null && hints.includes(digits)),
  );
  // A number is meant as it is written: nothing resembles it.
  const found = digits === null ? fuzzy(items, wanted) : [];
  return inGroups([...new Set([...exact, ...found])].slice(0, mostFound));
}

function fuzzy(items: readonly Item[], wanted: string): readonly Item[] {
  const fuse = new Fuse(items, {
    keys: [
      { name: "title", weight: 3 },
      { name: "detail", weight: 1 },
      { name: "hints", weight: 1 },
    ],
    threshold: 0.34,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return fuse.search(wanted).map(({ item }) => item);
}

/** Groups in the order of their best item: what was found stays together under its heading. */
function inGroups(found: readonly Item[]): readonly Item[] {
  const order = [...new Set(found.map(({ group }) => group))];
  return order.flatMap((group) => found.filter((item) => item.group === group));
}
