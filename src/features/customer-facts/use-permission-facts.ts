import type { Permission } from "../../api/contract.ts";
import { useNumbers } from "../../api/numbers.ts";
import { usePermission, useRefreshPermission } from "../../api/permissions.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useNow } from "../../ui/use-now.ts";
import { detailOfMetaFault, tellMetaFault, tellProblem, type ApiTelling } from "../../words/api-words.ts";
import { panelWords } from "../../words/panel-words.ts";
import { asOf, tellPermission, type PermissionTelling } from "../../words/permission-words.ts";
import { tellReadProblem } from "../../words/read-problem.ts";
import { momentText } from "../../words/time.ts";
import { words } from "../../words/words.ts";
import { rowsOf, type PermissionRow } from "./permission-rows.ts";

const { customer: texts } = panelWords;

export type PermissionFacts =
  | { readonly kind: "reading" }
  /** There is nothing to ask about; `why` says it. */
  | { readonly kind: "nothing"; readonly why: string }
  | { readonly kind: "failed"; readonly trouble: ApiTelling; readonly again: () => void }
  | {
      readonly kind: "known";
      readonly chip: PermissionTelling["chip"];
      readonly rows: readonly PermissionRow[];
      /** Why this may be old; null while it is fresh. */
      readonly doubt: (Omit<ApiTelling, "detail"> & { readonly detail: ApiTelling["detail"] | null }) | null;
      readonly again: () => void;
      readonly progress: "reading" | "settled";
    };

/** What changes by itself, such as "2 min ago", is told anew so often. */
const period = 5_000;

/** A customer's permission to be called from a business number, with everything that is left of it. */
export function usePermissionFacts(customer: string, business: string | null): PermissionFacts {
  const now = useNow(period);
  const numbers = useNumbers();
  const number = numbers.data?.find((one) => one.number === business) ?? null;
  const of = number === null ? null : { numberId: number.id, customer };
  const read = usePermission(of);
  const refresh = useRefreshPermission();

  if (number === null || of === null) return withoutNumber(business, numbers);
  const again = () => refresh.mutate(of);
  if (read.data === undefined) return read.isError ? failedBy(read.error, again) : { kind: "reading" };
  const permission = asOf(read.data, now);
  const template = number.permissionTemplate === null ? "none" : "there";
  return {
    kind: "known",
    chip: tellPermission(permission, { now, template, oldSince: null }).chip,
    rows: rowsOf(permission, now),
    doubt: doubtOf(permission, refresh.error ?? read.error, read.dataUpdatedAt, now),
    again,
    progress: refresh.isPending ? "reading" : "settled",
  };
}

function withoutNumber(business: string | null, numbers: ReturnType<typeof useNumbers>): PermissionFacts {
  if (business === null) return { kind: "nothing", why: texts.noPermission };
  if (numbers.data !== undefined) return { kind: "nothing", why: texts.permissionNumberUnknown };
  return numbers.isError ? failedBy(numbers.error, () => void numbers.refetch()) : { kind: "reading" };
}

const failedBy = (problem: ApiProblem, again: () => void): PermissionFacts => ({
  kind: "failed",
  trouble: tellReadProblem(problem),
  again,
});

/** The backend did not answer, or Meta did not. */
function doubtOf(
  { unknown, readAt }: Permission,
  problem: ApiProblem | null,
  heardAt: number,
  now: number,
): Extract<PermissionFacts, { kind: "known" }>["doubt"] {
  if (problem !== null) {
    const telling = tellProblem(problem);
    return { ...telling, meaning: texts.old(momentText(heardAt, now)) };
  }
  if (unknown === null) return null;
  const { title, help } = tellMetaFault(unknown);
  const text = detailOfMetaFault(unknown);
  return {
    title,
    meaning: readAt === null ? texts.neverRead : texts.old(momentText(Date.parse(readAt), now)),
    help,
    detail: text === null ? null : { label: words.detail, text, copy: words.copy, copied: words.copied },
  };
}
