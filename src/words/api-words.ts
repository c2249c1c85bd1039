import type { MetaFault } from "../api/contract.ts";
import type { ApiProblem } from "../api/problem.ts";
import { unknownMetaFault, type MetaTelling } from "./en-meta.ts";
import { strangersText } from "./people.ts";
import { words } from "./words.ts";

export type ApiTelling = {
  readonly title: string;
  readonly meaning: string;
  /** What helps; null where nothing is needed. */
  readonly help: string | null;
  /** Small print for whoever helps: code, reference, Meta's own words. */
  readonly detail: {
    readonly label: string;
    readonly text: string;
    readonly copy: string;
    readonly copied: string;
  };
};

/** Puts what a request came back with into words, as `Trouble` (src/ui) takes them. */
export function tellProblem(problem: ApiProblem): ApiTelling {
  const { title, meaning, help } = problem.meta === null ? tellPlain(problem) : tellMetaFault(problem.meta);
  const wait = problem.retryAfter === null ? null : tryAgainIn(problem.retryAfter);
  const detail = [
    problem.code,
    problem.reference,
    problem.meta === null ? null : detailOfMetaFault(problem.meta),
  ];
  const text = detail.filter((part) => part !== null).join(" · ");
  return {
    title,
    meaning,
    help: wait ?? help,
    detail: { label: words.detail, text, copy: words.copy, copied: words.copied },
  };
}

function tellPlain({ code, params }: ApiProblem): Omit<ApiTelling, "detail"> {
  const telling = words.apiProblems[code];
  const reason = code === "ask-not-possible" ? words.askRefusals[params["reason"] ?? ""] : undefined;
  return reason === undefined ? telling : { ...telling, meaning: reason };
}

/** What Meta, or the way to it, said: in our words. */
export function tellMetaFault({ kind }: Pick<MetaFault, "kind">): MetaTelling {
  // A newer backend may know kinds that have no words here.
  const known: Readonly<Partial<Record<string, MetaTelling>>> = words.metaFaults;
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

function tryAgainIn(seconds: number): string {
  return seconds < 90 ? words.waiting.seconds(seconds) : words.waiting.minutes(Math.ceil(seconds / 60));
}
