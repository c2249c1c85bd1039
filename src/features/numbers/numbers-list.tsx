import { Plus } from "lucide-react";
import { useAccounts } from "../../api/accounts.ts";
import type { BusinessNumber } from "../../api/contract.ts";
import { useNumbers } from "../../api/numbers.ts";
import { hrefTo } from "../../stores/navigation.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { accountsWords, numbersWords } from "../../words/numbers-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { NumbersTable } from "./numbers-table.tsx";
import { WaitingRows } from "../../ui/waiting-rows.tsx";

const texts = numbersWords;

/** Every business number with its state at a glance; before there is one, the way to it. */
export function NumbersList() {
  const query = useNumbers();
  const accounts = useAccounts();
  const hasAccounts = (accounts.data?.length ?? 0) > 0;
  const hasNumbers = (query.data?.length ?? 0) > 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
          <p className="text-[13px] text-muted">{texts.lead}</p>
        </div>
        {hasAccounts && hasNumbers && (
          <LinkButton look="accent" href={hrefTo("/numbers/add")} icon={<Plus aria-hidden size={18} />}>
            {texts.add}
          </LinkButton>
        )}
      </div>
      <List query={query} accounts={accounts} />
    </div>
  );
}

type ListProps = {
  readonly query: ReturnType<typeof useNumbers>;
  readonly accounts: ReturnType<typeof useAccounts>;
};

function List({ query: { data, error, dataUpdatedAt, refetch }, accounts }: ListProps) {
  if (data === undefined) {
    if (error === null) return <WaitingRows text={texts.loading} rows={3} />;
    return (
      <Trouble
        {...tellProblem(error)}
        action={
          <Button look="outline" onClick={() => void refetch()}>
            {texts.again}
          </Button>
        }
      />
    );
  }
  if (data.length === 0) {
    // Which step is next is not known before the accounts are.
    if (accounts.isPending) return <WaitingRows text={texts.loading} rows={3} />;
    return <FirstSteps hasAccount={(accounts.data?.length ?? 0) > 0} />;
  }
  return (
    <>
      {error !== null && <Notice look="warn" title={texts.old(timeOfDay(dataUpdatedAt))} />}
      <NumbersTable numbers={byName(data)} />
    </>
  );
}

/** By name: places that stay are found again sooner than places by state. */
const byName = (numbers: readonly BusinessNumber[]) =>
  numbers.toSorted((one, other) => one.label.localeCompare(other.label));

function FirstSteps({ hasAccount }: { readonly hasAccount: boolean }) {
  const now = hasAccount ? 1 : 0;
  const { title, lead, steps, done } = texts.empty;
  return (
    <div className="rounded-card border border-edge bg-surface p-5 shadow-card sm:p-8">
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 text-muted">{lead}</p>
      <ol className="mt-5 grid gap-3">
        {steps.map((step, index) => (
          <li key={step} className="flex items-start gap-3">
            <span
              aria-hidden
              className={`figures grid size-7 shrink-0 place-items-center rounded-full text-[13px] font-semibold ${
                index === now ? "bg-accent text-on-accent" : "bg-key text-muted"
              }`}
            >
              {index + 1}
            </span>
            <span className={`pt-0.5 ${index === now ? "font-medium" : "text-muted"}`}>
              {step} {index < now && <span className="font-medium text-good">({done})</span>}
            </span>
          </li>
        ))}
      </ol>
      <div className="mt-6">
        <LinkButton
          look="accent"
          href={hrefTo(hasAccount ? "/numbers/add" : "/numbers/add-account")}
          icon={<Plus aria-hidden size={18} />}
        >
          {hasAccount ? texts.add : accountsWords.add}
        </LinkButton>
      </div>
    </div>
  );
}
