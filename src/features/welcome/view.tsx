import { Button } from "../../ui/button.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { entryWords } from "../../words/entry-words.ts";
import type { InvitationRecord } from "./use-invitation.ts";

const { welcome: texts } = entryWords;

type Props = Exclude<InvitationRecord, { kind: "found" }> & { readonly toSignIn: () => void };

/** While an invitation is read, and when it cannot be. */
export function WelcomeView(record: Props) {
  switch (record.kind) {
    case "looking":
      return (
        <>
          <h1 className="text-2xl font-semibold tracking-tight">{texts.headingFirst}</h1>
          <p role="status" className="mt-1 text-muted">
            {texts.looking}
          </p>
        </>
      );
    case "refused":
      return (
        <>
          <h1 className="mb-5 text-2xl font-semibold tracking-tight">{texts.headingFirst}</h1>
          <Trouble {...record.problem} />
          <div className="mt-5 grid gap-2">
            {record.again && (
              <Button look="accent" wide onClick={record.again}>
                {texts.again}
              </Button>
            )}
            <Button look={record.again ? "outline" : "accent"} wide onClick={record.toSignIn}>
              {texts.toSignIn}
            </Button>
          </div>
        </>
      );
  }
}
