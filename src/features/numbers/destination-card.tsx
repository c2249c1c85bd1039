import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { destinationWords } from "../../words/numbers-words.ts";
import { DestinationDialog } from "./destination-dialog.tsx";
import { destinationText } from "./destination-text.ts";

const texts = destinationWords;

type Props = { readonly number: BusinessNumber; readonly say: (text: string) => void };

/** Where the number's calls go, and the way to send them elsewhere. */
export function DestinationCard({ number, say }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { destination } = number;
  return (
    <Card
      heading={texts.heading}
      aside={
        <Button size="s" aria-label={texts.title} onClick={() => setOpen(true)}>
          {texts.change}
        </Button>
      }
    >
      <p className="mt-2 font-medium wrap-anywhere">{destinationText(destination)}</p>
      <p className="mt-0.5 text-[13px] text-pretty text-muted">{texts.options[destination.kind].hint}</p>
      {isOpen && (
        <DestinationDialog
          number={number}
          onClose={() => setOpen(false)}
          onMoved={() => {
            say(texts.done);
            setOpen(false);
          }}
        />
      )}
    </Card>
  );
}
