import { Plus } from "lucide-react";
import { useState } from "react";
import { useAccounts, useRemoveAccount } from "../../api/accounts.ts";
import type { Account } from "../../api/contract.ts";
import { hrefTo, useGo } from "../../stores/navigation.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { detailOfMetaFault, tellMetaFault, tellProblem } from "../../words/api-words.ts";
import { accountsWords } from "../../words/numbers-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { words } from "../../words/words.ts";
import { AccountFieldsView } from "./account-fields.tsx";
import { LeaveForm } from "./leave-form.tsx";
import { useKnownAccount } from "./use-account-form.ts";
import { WebhookCard } from "./webhook-card.tsx";

const texts = accountsWords;

/** One Meta account: its webhook, its token, its numbers. */
export function AccountPage({ accountId }: { readonly accountId: string }) {
  const { data, error, dataUpdatedAt, refetch } = useAccounts();
  const account = data?.find(({ id }) => id === accountId);
  return (
    <div className="mx-auto grid w-full max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-4">
      <BackLink href={hrefTo("/numbers")} text={texts.back} />
      {account === undefined ? (
        <>
          <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
          {error !== null && data === undefined ? (
            <Trouble
              {...tellProblem(error)}
              action={
                <Button look="outline" onClick={() => void refetch()}>
                  {texts.again}
                </Button>
              }
            />
          ) : data === undefined ? (
            <p role="status" className="text-muted">
              {texts.loading}
            </p>
          ) : (
            <Notice look="warn" title={texts.gone.title}>
              <p>{texts.gone.text}</p>
            </Notice>
          )}
        </>
      ) : (
        <>
          {error !== null && <Notice look="warn" title={texts.old(timeOfDay(dataUpdatedAt))} />}
          <KnownAccount account={account} />
        </>
      )}
    </div>
  );
}

function KnownAccount({ account }: { readonly account: Account }) {
  const { name, wabaId, numbers, lastError } = account;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
            <bdi>{name}</bdi>
          </h1>
          <p className="figures text-[13px] text-muted">
            {texts.form.wabaId} {wabaId} · {texts.page.numbersHint(numbers)}
          </p>
        </div>
        <LinkButton
          look="accent"
          href={hrefTo(`/numbers/add/${account.id}`)}
          icon={<Plus aria-hidden size={18} />}
        >
          {texts.page.addNumber}
        </LinkButton>
      </div>
      {lastError !== null && <LastError fault={lastError} />}
      <WebhookCard account={account} />
      <AccountForm account={account} />
      <RemoveAccount account={account} />
    </>
  );
}

function LastError({ fault }: { readonly fault: NonNullable<Account["lastError"]> }) {
  const { title, meaning, help } = tellMetaFault(fault);
  const detail = detailOfMetaFault(fault);
  return (
    <Notice look="bad" title={`${texts.page.lastError}: ${title}`}>
      <p>
        {meaning} {help}
      </p>
      {detail !== null && (
        <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
      )}
    </Notice>
  );
}

function AccountForm({ account }: { readonly account: Account }) {
  const { problem, isBusy, isDirty, isSaved, submit, ...form } = useKnownAccount(account);
  const { form: said } = texts;
  return (
    <Card heading={said.headingChange}>
      <form
        noValidate
        aria-label={said.headingChange}
        aria-busy={isBusy}
        className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          focusFirstFault(event.currentTarget);
        }}
      >
        <AccountFieldsView {...form} isNew={false} />
        {problem !== null && <Trouble {...tellProblem(problem)} />}
        <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
          <p role="status" className="min-w-0 flex-1">
            {isSaved && <StateMark tone="good" text={said.saved} />}
          </p>
          <Button type="submit" look="accent" disabled={!isDirty && !isBusy}>
            {isBusy ? said.saving : said.save}
          </Button>
        </div>
      </form>
      <LeaveForm isHeld={isDirty && !isBusy} />
    </Card>
  );
}

function RemoveAccount({ account: { id, name, numbers } }: { readonly account: Account }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveAccount();
  const go = useGo();
  const { remove: said } = texts;
  return (
    <Card heading={said.heading} lead={numbers > 0 ? said.hintInUse : said.hint}>
      {numbers === 0 && (
        <div className="mt-3">
          <Button look="plain-danger" onClick={() => setAsking(true)}>
            {said.button}
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={said.title(name)}
          text={said.text}
          yes={remove.isPending ? said.busy : said.yes}
          no={said.no}
          isBusy={remove.isPending}
          trouble={remove.error && <Trouble {...tellProblem(remove.error)} />}
          onYes={() => remove.mutate(id, { onSuccess: () => go("/numbers") })}
          onNo={() => {
            remove.reset();
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}
