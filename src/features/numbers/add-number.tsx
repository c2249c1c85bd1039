import { hrefTo, useGo } from "../../stores/navigation.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { AddNumberForm } from "./add-number-form.tsx";
import { useAddNumber } from "./use-add-number.ts";
import { WaitingRows } from "../../ui/waiting-rows.tsx";

const { adding: texts, back, again } = numbersWords;

/** The page to add a number on; with an account's id, a number of that account. */
export function AddNumber({ accountId }: { readonly accountId: string | undefined }) {
  const go = useGo();
  const record = useAddNumber(accountId, (id) => go(`/numbers/${id}`));
  const { accounts } = record;
  return (
    <div className="mx-auto grid w-full max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-4">
      <BackLink href={hrefTo("/numbers")} text={back} />
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
        <p className="mt-1 text-pretty text-muted">{texts.lead}</p>
      </div>
      {accounts.data === undefined ? (
        accounts.error === null ? (
          <WaitingRows text={texts.looking} rows={3} />
        ) : (
          <Trouble
            {...tellProblem(accounts.error)}
            action={
              <Button look="outline" onClick={() => void accounts.refetch()}>
                {again}
              </Button>
            }
          />
        )
      ) : record.account === undefined ? (
        <div className="rounded-card border border-edge bg-surface p-5">
          <p className="mb-4">{texts.noAccount}</p>
          <LinkButton look="accent" href={hrefTo("/numbers/add-account")}>
            {texts.addAccount}
          </LinkButton>
        </div>
      ) : (
        <AddNumberForm {...record} />
      )}
    </div>
  );
}
