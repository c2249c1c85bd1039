import { ChevronRight, Plus } from "lucide-react";
import { useAccounts } from "../../api/accounts.ts";
import type { Account } from "../../api/contract.ts";
import { hrefTo } from "../../stores/navigation.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellMetaFault, tellProblem } from "../../words/api-words.ts";
import { accountsWords } from "../../words/numbers-words.ts";
import { agoText, timeOfDay } from "../../words/time.ts";

const texts = accountsWords;

/** The Meta accounts under the numbers; nothing while there is none, because the numbers' empty state leads there. */
export function AccountsSection() {
  const { data, error, dataUpdatedAt, refetch } = useAccounts();
  if (data?.length === 0 && error === null) return null;
  return (
    <section aria-labelledby="accounts" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id="accounts" className="text-[15px] font-semibold tracking-tight">
            {texts.heading}
          </h2>
          <p className="text-[13px] text-muted">{texts.lead}</p>
        </div>
        {data !== undefined && (
          <LinkButton size="s" href={hrefTo("/numbers/add-account")} icon={<Plus aria-hidden size={15} />}>
            {texts.add}
          </LinkButton>
        )}
      </div>
      {data === undefined ? (
        error === null ? (
          <p className="rounded-card border border-edge bg-surface px-4 py-4">
            <Skeleton width="14rem" />
          </p>
        ) : (
          <Trouble
            {...tellProblem(error)}
            action={
              <Button look="outline" onClick={() => void refetch()}>
                {texts.again}
              </Button>
            }
          />
        )
      ) : (
        <>
          {error !== null && <Notice look="warn" title={texts.old(timeOfDay(dataUpdatedAt))} />}
          <ul className="overflow-hidden rounded-card border border-edge bg-surface shadow-card">
            {data.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function AccountRow({ account }: { readonly account: Account }) {
  const { id, name, wabaId, numbers, lastError } = account;
  return (
    <li className="relative flex items-center gap-3 border-t border-edge px-4 py-3 transition-colors first:border-t-0 hover:bg-sunken">
      <div className="grid min-w-0 flex-1 items-start gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.4fr)]">
        <p className="min-w-0">
          <a
            href={hrefTo(`/numbers/account/${id}`)}
            className="font-semibold wrap-anywhere after:absolute after:inset-0"
          >
            <bdi>{name}</bdi>
          </a>
          <span className="figures block text-[13px] text-muted">
            {wabaId} · {texts.numbers(numbers)}
          </span>
        </p>
        <p className="min-w-0">
          {lastError === null ? (
            <StateMark tone="good" text={texts.states.works} />
          ) : (
            <>
              <StateMark tone="bad" text={texts.states.error} />
              <span className="block text-[13px] text-pretty text-muted">
                {tellMetaFault(lastError).title}
              </span>
            </>
          )}
        </p>
        <p className="text-[13px] text-muted">{webhookText(account)}</p>
      </div>
      <ChevronRight aria-hidden size={18} className="shrink-0 text-muted rtl:-scale-x-100" />
    </li>
  );
}

function webhookText({ hasAppSecret, webhookSeenAt }: Account): string {
  const { webhook } = texts;
  if (!hasAppSecret) return webhook.noSecret;
  return webhookSeenAt === null
    ? webhook.never
    : webhook.seen(agoText(Date.parse(webhookSeenAt), Date.now()));
}
