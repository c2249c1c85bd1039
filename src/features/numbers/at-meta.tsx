import type { BusinessNumber } from "../../api/contract.ts";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { numbersWords } from "../../words/numbers-words.ts";
import { panelWords } from "../../words/panel-words.ts";
import { strangersText } from "../../words/people.ts";
import { whenText } from "./when.ts";

const { meta: texts } = numbersWords;
const { restriction: kinds, restrictionUntil } = panelWords.number;

/** What Meta says of the number itself, and what it forbids. */
export function AtMeta({ number: { meta, phoneNumberId } }: { readonly number: BusinessNumber }) {
  const about = meta?.number ?? null;
  const told = (value: string | null | undefined) =>
    value === null || value === undefined ? texts.notTold : wordOf(value);
  return (
    <Card heading={texts.heading}>
      {meta === null ? (
        <p className="mt-2 text-muted">{texts.unread}</p>
      ) : (
        <div className="mt-3">
          <Facts
            rows={[
              { label: texts.name, value: told(about?.verifiedName) },
              { label: texts.status, value: told(about?.status) },
              { label: texts.quality, value: told(about?.quality) },
              { label: texts.limit, value: told(about?.messagingLimit) },
              { label: texts.mode, value: told(about?.accountMode) },
              { label: texts.restrictions, value: restrictionsText(meta.restrictions) },
              { label: texts.id, value: phoneNumberId },
            ]}
          />
        </div>
      )}
    </Card>
  );
}

/** In plain words what Meta has in capitals; what has none stays as Meta says it. */
function wordOf(value: string): string {
  const known: Readonly<Partial<Record<string, string>>> = texts.words;
  return known[value] ?? strangersText(value);
}

function restrictionsText(restrictions: NonNullable<BusinessNumber["meta"]>["restrictions"]): string {
  if (restrictions.length === 0) return texts.noRestrictions;
  return restrictions
    .map(({ kind, until }) => (until === null ? kinds[kind] : restrictionUntil(kinds[kind], whenText(until))))
    .join("; ");
}
