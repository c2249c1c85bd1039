import type { MetaFault } from "../api/contract.ts";
import type { ApiProblem } from "../api/problem.ts";
import * as english from "./en/meta.ts";
import { spoken } from "./language.ts";
import { strangersText } from "./people.ts";
import { plainTelling, toldAs, type ApiTelling } from "./problem-words.ts";

export type { ApiTelling } from "./problem-words.ts";

const { metaFaults, unknownMetaFault } = spoken("meta", english);
type MetaTelling = english.MetaTelling;

/** Puts what a request came back with into words, as `Trouble` (src/ui) takes them; also what Meta said to it. */
export function tellProblem(problem: ApiProblem): ApiTelling {
  const { meta } = problem;
  return meta === null
    ? toldAs(problem, plainTelling(problem), [])
    : toldAs(problem, tellMetaFault(meta), [detailOfMetaFault(meta)]);
}

/** What Meta, or the way to it, said: in our words. */
export function tellMetaFault({ kind }: Pick<MetaFault, "kind">): MetaTelling {
  // A newer backend may know kinds that have no words here.
  const known: Readonly<Partial<Record<string, MetaTelling>>> = metaFaults;
  return known[kind] ?? unknownMetaFault;
}

/** Meta's own words and numbers, as small print; null when it gave none. */
export function detailOfMetaFault({
  code,
  subcode,
  text,
}: Pick<MetaFault, "code" | "subcode" | "text">): string | null {
  const parts = [code, subcode].filter((part) => part !== null).map(String);
  const said = text === null ? [] : [strangersText(text, 300)];
  return parts.length + said.length === 0 ? null : [parts.join("/"), ...said].filter(Boolean).join(" ");
}
