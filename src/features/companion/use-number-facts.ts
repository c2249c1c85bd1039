import type { BusinessNumber, MetaFault } from "../../api/contract.ts";
import { useNumbers, useRefreshNumber } from "../../api/numbers.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useBackend, useLiveState } from "../../api/react.tsx";
import { hrefTo } from "../../stores/navigation.tsx";
import { useNow } from "../../ui/use-now.ts";
import { detailOfMetaFault, tellMetaFault, tellProblem, type ApiTelling } from "../../words/api-words.ts";
import { tellDrift } from "../../words/drift-words.ts";
import { driftWords, panelWords } from "../../words/panel-words.ts";
import { tellReadProblem } from "../../words/read-problem.ts";
import { agoText, momentText } from "../../words/time.ts";
import { words } from "../../words/words.ts";
import { rowsOf, type SettingRow } from "./setting-rows.ts";

const { number: texts } = panelWords;

/** What a business number has to do with the call: customers called it, it calls them, or it will. */
export type NumberRole = "called" | "calling" | "next";

/** A way to where something can be put right, or whom to ask. */
export type Remedy =
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  | { readonly kind: "ask"; readonly text: string };

export type NumberNotice = {
  readonly id: string;
  readonly look: "bad" | "warn";
  readonly title: string;
  readonly meaning: string;
  readonly remedy: Remedy | null;
};

export type NumberFactsRecord =
  | { readonly kind: "reading" }
  /** There are no settings; `why` says it. */
  | { readonly kind: "nothing"; readonly why: string }
  | { readonly kind: "failed"; readonly trouble: ApiTelling; readonly again: () => void }
  | {
      readonly kind: "known";
      /** What Meta has; null when it was never read. */
      readonly rows: readonly SettingRow[] | null;
      /** "read 40 s ago". */
      readonly age: string;
      readonly isStale: boolean;
      readonly notices: readonly NumberNotice[];
      readonly lastError: LastError | null;
      /** The backend is away: what is shown is as old as this says. */
      readonly away: { readonly text: string; readonly again: () => void } | null;
      /** Reads it from Meta; only administrators may. */
      readonly readNow: (() => void) | undefined;
      readonly progress: "reading" | "settled";
      /** Why reading it from Meta has just failed. */
      readonly trouble: ApiTelling | null;
    };

export type LastError = {
  readonly title: string;
  readonly when: string;
  readonly detail: ApiTelling["detail"] | null;
};

/** What changes by itself, such as "40 s ago", is told anew so often. */
const period = 5_000;

export function useNumberFacts(number: string | null, role: NumberRole): NumberFactsRecord {
  const now = useNow(period);
  const numbers = useNumbers();
  const refresh = useRefreshNumber();
  const away = useAway(numbers, now);
  const isAdministrator = useBackend().person.role === "administrator";

  if (number === null) return { kind: "nothing", why: role === "next" ? texts.none : texts.notTold };
  if (numbers.data === undefined) {
    return numbers.isError
      ? { kind: "failed", trouble: tellReadProblem(numbers.error), again: () => void numbers.refetch() }
      : { kind: "reading" };
  }
  const found = numbers.data.find((one) => one.number === number);
  if (found === undefined) return notAtBackend(isAdministrator, away);
  const isRefreshed = refresh.variables === found.id;
  return {
    ...settingsOf(found, isAdministrator, now),
    away,
    readNow: isAdministrator ? () => refresh.mutate(found.id) : undefined,
    progress: isRefreshed && refresh.isPending ? "reading" : "settled",
    trouble: isRefreshed && refresh.error !== null ? tellProblem(refresh.error) : null,
  };
}

function settingsOf(number: BusinessNumber, isAdministrator: boolean, now: number) {
  const { meta, trunk, lastError } = number;
  return {
    kind: "known",
    rows: meta === null ? null : rowsOf(meta, trunk, now),
    age: meta === null ? texts.never : texts.read(agoText(Date.parse(meta.readAt), now)),
    isStale: meta?.stale === true,
    notices: [...neverRead(number, isAdministrator), ...driftNotices(number, isAdministrator, now)],
    lastError: lastError === null ? null : tellLastError(lastError, now),
  } as const;
}

type Away = Extract<NumberFactsRecord, { kind: "known" }>["away"];

function useAway(numbers: ReturnType<typeof useNumbers>, now: number): Away {
  const { live } = useBackend();
  const state = useLiveState();
  const problem: ApiProblem | null = numbers.error;
  const since =
    state.phase === "reconnecting" ? state.since : problem === null ? null : numbers.dataUpdatedAt;
  if (since === null) return null;
  return {
    text: panelWords.failed.old(momentText(since, now)),
    again: () => {
      live.tryNow();
      void numbers.refetch();
    },
  };
}

function notAtBackend(isAdministrator: boolean, away: Away): NumberFactsRecord {
  const { title, meaning, add, ask } = texts.notAtBackend;
  return {
    kind: "known",
    rows: null,
    age: "",
    isStale: false,
    notices: [
      {
        id: "not-at-backend",
        look: "warn",
        title,
        meaning,
        remedy: isAdministrator
          ? { kind: "link", text: add, href: hrefTo("/numbers") }
          : { kind: "ask", text: ask },
      },
    ],
    lastError: null,
    away,
    readNow: undefined,
    progress: "settled",
    trouble: null,
  };
}

function neverRead({ meta }: BusinessNumber, isAdministrator: boolean): readonly NumberNotice[] {
  if (meta !== null) return [];
  const { title, meaning, ask } = texts.neverRead;
  const remedy = isAdministrator ? null : ({ kind: "ask", text: ask } as const);
  return [{ id: "never-read", look: "warn", title, meaning, remedy }];
}

function driftNotices(
  { id: numberId, drift }: BusinessNumber,
  isAdministrator: boolean,
  now: number,
): readonly NumberNotice[] {
  return tellDrift(drift, now).map(({ key, severity, title, meaning, remedy }) => {
    const { administrator, agent } = driftWords.remedies[remedy];
    const ask: Remedy | null = agent === null ? null : { kind: "ask", text: agent };
    return {
      id: key,
      look: severity === "blocking" ? "bad" : "warn",
      title,
      meaning,
      remedy: isAdministrator
        ? { kind: "link", text: administrator, href: hrefTo(`/numbers/${numberId}`) }
        : ask,
    };
  });
}

function tellLastError(fault: MetaFault, now: number): LastError {
  const text = detailOfMetaFault(fault);
  return {
    title: tellMetaFault(fault).title,
    when: momentText(Date.parse(fault.at), now),
    detail: text === null ? null : { label: words.detail, text, copy: words.copy, copied: words.copied },
  };
}
