import { useEffect, useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { useReveal, type Revealable } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { CopyLine } from "../../ui/copy-line.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Countdown } from "../../ui/elapsed.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords, secretsWords } from "../../words/numbers-words.ts";

const { confirm, shown: texts, items } = secretsWords;
const shownFor = 60_000;

type Props = {
  readonly number: BusinessNumber;
  readonly what: Revealable;
  readonly onClose: () => void;
};

/** Asks, shows the secret for a minute, and hides it. It is kept nowhere but on the screen. */
export function RevealDialog({ number, what, onClose }: Props) {
  const reveal = useReveal();
  const [until, setUntil] = useState<number | null>(null);
  const { reset } = reveal;
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(reset, until - Date.now());
    return () => clearTimeout(timer);
  }, [until, reset]);

  const title = `${items[what].text}: ${number.label}`;
  if (until === null)
    return (
      <Confirm
        title={title}
        text={confirm.text}
        look="accent"
        yes={reveal.isPending ? confirm.busy : confirm.yes}
        no={numbersWords.cancel}
        isBusy={reveal.isPending}
        trouble={reveal.error && <Trouble {...tellProblem(reveal.error)} />}
        onYes={() =>
          reveal.mutate({ numberId: number.id, what }, { onSuccess: () => setUntil(Date.now() + shownFor) })
        }
        onNo={onClose}
      />
    );
  return (
    <Dialog title={title} size={what === "asterisk-file" ? "l" : "m"} onClose={onClose}>
      {reveal.data === undefined ? (
        <div role="status" className="mt-3">
          <p className="font-medium">{texts.hidden}</p>
          <p className="mt-1 text-muted">{texts.hiddenText}</p>
        </div>
      ) : (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3">
          {reveal.data.rows.map(({ name, value }) => (
            <CopyLine
              key={name}
              label={texts.rows[name]}
              text={value}
              isBlock={name === "file"}
              copy={texts.copy}
              copyOf={texts.copyOf(texts.rows[name])}
              copied={texts.copied}
            />
          ))}
          <p role="timer" className="text-[13px] text-muted">
            {texts.left} <Countdown until={until} />
          </p>
        </div>
      )}
      <div className="mt-5 flex justify-end">
        <Button look="accent" data-first-focus onClick={onClose}>
          {texts.close}
        </Button>
      </div>
    </Dialog>
  );
}
