import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import type { Revealable } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords, secretsWords } from "../../words/numbers-words.ts";
import { RevealDialog } from "./reveal-dialog.tsx";
import type { Rotation } from "./use-rotation.ts";

const texts = secretsWords;

type Props = { readonly number: BusinessNumber; readonly rotation: Rotation };

/** What can be looked at, each behind a question and a line in the audit log; and the way to a new password. */
export function Secrets({ number, rotation }: Props) {
  const [shown, setShown] = useState<Revealable | null>(null);
  const { destination, trunk } = number;
  const items: readonly Revealable[] = [
    "meta-sip-password",
    ...(destination.kind === "extension" ? (["extension"] as const) : []),
    ...(trunk.state === "not-ours" ? [] : (["asterisk-file"] as const)),
  ];
  return (
    <Card heading={texts.heading} lead={texts.lead}>
      <ul className="mt-3 grid gap-4">
        {items.map((what) => (
          <Item key={what} {...texts.items[what]} onClick={() => setShown(what)} />
        ))}
        <Item {...texts.rotate} onClick={rotation.ask} />
      </ul>
      {rotation.isDone && (
        <p role="status" className="mt-3">
          <StateMark tone="good" text={texts.rotate.done} />
        </p>
      )}
      {shown !== null && <RevealDialog number={number} what={shown} onClose={() => setShown(null)} />}
      {rotation.isAsking && (
        <Confirm
          title={texts.rotate.title}
          text={texts.rotate.question}
          yes={rotation.isBusy ? texts.rotate.busy : texts.rotate.yes}
          no={numbersWords.cancel}
          isBusy={rotation.isBusy}
          trouble={rotation.problem && <Trouble {...tellProblem(rotation.problem)} />}
          onYes={rotation.confirm}
          onNo={rotation.cancel}
        />
      )}
    </Card>
  );
}

type ItemProps = {
  readonly text: string;
  readonly hint: string;
  readonly button: string;
  readonly onClick: () => void;
};

function Item({ text, hint, button, onClick }: ItemProps) {
  return (
    <li>
      <p className="text-[13px] font-semibold">{text}</p>
      <p className="mt-0.5 mb-2 text-[13px] text-pretty text-muted">{hint}</p>
      <Button size="s" onClick={onClick}>
        {button}
      </Button>
    </li>
  );
}
