import type { Call, Party } from "../call/call.ts";
import type { LineUp } from "../line-up/line-up.ts";
import { folded } from "../history/folded.ts";

export type NameOf = (number: string) => string | null;

/** A party under the name that the agent's contacts have for its number; the same party where they have none. */
export function named(party: Party, nameOf: NameOf): Party {
  const known = nameOf(party.number);
  if (known === null) return party;
  const own = party.ownName ?? party.name;
  const isOther = own !== null && folded(own) !== folded(known);
  return { number: party.number, name: known, ...(isOther && { ownName: own }) };
}

/**
 * Puts the contacts' names on the calls of a line-up. What is the same stays the same object, so that screens which watch a
 * part of it are not drawn anew; make another one when a name has changed.
 */
export function createNaming(nameOf: NameOf): (lineUp: LineUp) => LineUp {
  // By their parties too: a call is another one with each of its steps, and stays with the same person.
  const parties = new WeakMap<Party, Party>();
  const calls = new WeakMap<Call, Call>();
  const lists = new WeakMap<readonly Call[], readonly Call[]>();
  const lineUps = new WeakMap<LineUp, LineUp>();

  function callOf<Any extends Call>(call: Any): Any {
    const party = remembered(parties, call.party, () => named(call.party, nameOf));
    return party === call.party ? call : remembered(calls, call, () => ({ ...call, party }));
  }

  function listOf<Any extends Call>(list: readonly Any[]): readonly Any[] {
    return remembered(lists, list, () => {
      const renamed = list.map((call) => callOf(call));
      return renamed.every((call, index) => call === list[index]) ? list : renamed;
    });
  }

  return (lineUp) =>
    remembered(lineUps, lineUp, () => {
      const live = listOf(lineUp.live);
      const recent = listOf(lineUp.recent);
      return live === lineUp.live && recent === lineUp.recent ? lineUp : { ...lineUp, live, recent };
    });
}

/** What was made for `key` before, or is made now. Made from its key, it has its type. */
function remembered<Key extends object>(made: WeakMap<object, object>, key: Key, make: () => Key): Key {
  const before = made.get(key);
  if (before !== undefined) return before as Key;
  const value = make();
  made.set(key, value);
  return value;
}
