import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { useRemoveNumber } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";

const { remove: texts, cancel } = numbersWords;

type Props = { readonly number: BusinessNumber; readonly onRemoved: () => void };

/** Takes a number away, after saying what happens then. */
export function RemoveNumber({ number, onRemoved }: Props) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveNumber();
  const { destination, label } = number;
  return (
    <Card heading={texts.heading} lead={texts.hint}>
      <div className="mt-3">
        <Button look="plain-danger" onClick={() => setAsking(true)}>
          {texts.button}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={texts.title(label)}
          text={
            <>
              {texts.text}
              {destination.kind === "extension" && ` ${texts.textExtension(destination.extension)}`}
            </>
          }
          yes={remove.isPending ? texts.busy : texts.yes}
          no={cancel}
          isBusy={remove.isPending}
          trouble={remove.error && <Trouble {...tellProblem(remove.error)} />}
          onYes={() => remove.mutate(number.id, { onSuccess: onRemoved })}
          onNo={() => {
            remove.reset();
            setAsking(false);
          }}
        />
      )}
    </Card>
  );
}
