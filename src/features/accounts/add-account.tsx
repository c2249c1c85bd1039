import { hrefTo, useGo } from "../../stores/navigation.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { focusFirstFault } from "../../ui/focus.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { accountsWords } from "../../words/numbers-words.ts";
import { AccountFieldsView } from "./account-fields.tsx";
import { LeaveForm } from "./leave-form.tsx";
import { useNewAccount } from "./use-account-form.ts";

const { form: texts, back, remove } = accountsWords;

/** The page to add a Meta account on. */
export function AddAccount() {
  const go = useGo();
  const { problem, isBusy, isDirty, submit, ...form } = useNewAccount((id) => go(`/numbers/account/${id}`));
  return (
    <div className="mx-auto grid w-full max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-4">
      <BackLink href={hrefTo("/numbers")} text={back} />
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{texts.headingNew}</h1>
        <p className="mt-1 text-pretty text-muted">{texts.leadNew}</p>
      </div>
      <form
        noValidate
        aria-label={texts.headingNew}
        aria-busy={isBusy}
        className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-card border border-edge bg-surface p-4 shadow-card sm:p-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          focusFirstFault(event.currentTarget);
        }}
      >
        <AccountFieldsView {...form} isNew />
        {problem !== null && <Trouble {...tellProblem(problem)} />}
        <div className="flex flex-wrap justify-end gap-2.5">
          <LinkButton href={hrefTo("/numbers")}>{remove.no}</LinkButton>
          <Button type="submit" look="accent">
            {isBusy ? texts.adding : texts.submit}
          </Button>
        </div>
      </form>
      <LeaveForm isHeld={isDirty} />
    </div>
  );
}
