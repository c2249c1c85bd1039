import type { BusinessNumber, TrunkDirection } from "../../api/contract.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { numbersWords } from "../../words/numbers-words.ts";
import { strangersText } from "../../words/people.ts";
import { whenInList } from "./when.ts";

const { trunk: texts, compare } = numbersWords;
const tones = { "set-up": "good", missing: "bad", "not-ours": "off", unknown: "open" } as const;

/** The number's trunk as Asterisk has it, and when it last worked. */
export function TrunkCard({ number: { trunk } }: { readonly number: BusinessNumber }) {
  return (
    <Card heading={texts.heading}>
      <div className="mt-3">
        <Facts
          rows={[
            {
              label: texts.state,
              value: <StateMark tone={tones[trunk.state]} text={compare.trunk[trunk.state]} />,
            },
            ...(trunk.state === "not-ours"
              ? []
              : [
                  { label: texts.address, value: `${trunk.hostname}:${trunk.port}` },
                  { label: texts.inbound, value: <Direction {...trunk.inbound} /> },
                  { label: texts.outbound, value: <Direction {...trunk.outbound} /> },
                ]),
          ]}
        />
      </div>
    </Card>
  );
}

function Direction({ lastSuccessAt, lastFailureAt, lastFailure }: TrunkDirection) {
  const hasFailed = lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
  if (hasFailed)
    return (
      <>
        <span className="text-bad">{texts.failed(whenInList(lastFailureAt))}</span>
        {lastFailure !== null && (
          <span className="block text-xs text-muted">{strangersText(lastFailure, 200)}</span>
        )}
      </>
    );
  return lastSuccessAt === null ? texts.unused : texts.worked(whenInList(lastSuccessAt));
}
