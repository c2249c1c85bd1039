import type { Account } from "../../api/contract.ts";
import { Card } from "../../ui/card.tsx";
import { CopyLine } from "../../ui/copy-line.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { useNow } from "../../ui/use-now.ts";
import { accountsWords } from "../../words/numbers-words.ts";
import { momentText } from "../../words/time.ts";

const { hook: texts } = accountsWords;

/** What to give Meta so that it tells us what happens, and whether it does. */
export function WebhookCard({ account }: { readonly account: Account }) {
  const copying = { copy: texts.copy, copied: texts.copied };
  return (
    <Card heading={texts.heading} lead={texts.lead}>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-3">
        <CopyLine
          {...copying}
          label={texts.url}
          copyOf={texts.copyOf(texts.url)}
          text={`${window.location.origin}${account.webhookPath}`}
        />
        <CopyLine
          {...copying}
          label={texts.token}
          copyOf={texts.copyOf(texts.token)}
          text={account.verifyToken}
        />
        <div>
          <h3 className="text-[13px] font-semibold">{texts.fields}</h3>
          <dl className="mt-1.5 grid gap-1.5 text-[13px]">
            {Object.entries(texts.fieldMeanings).map(([field, meaning]) => (
              <div key={field} className="flex flex-wrap gap-x-2">
                <dt className="font-mono">{field}</dt>
                <dd className="text-muted">{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
        <Seen account={account} />
      </div>
    </Card>
  );
}

function Seen({ account: { hasAppSecret, webhookSeenAt } }: { readonly account: Account }) {
  const now = useNow(30_000);
  if (!hasAppSecret) return <Said tone="warn" text={texts.noSecret} />;
  return webhookSeenAt === null ? (
    <Said tone="open" text={texts.never} />
  ) : (
    <Said tone="good" text={texts.seen(momentText(Date.parse(webhookSeenAt), now))} />
  );
}

function Said({ tone, text }: { readonly tone: "good" | "warn" | "open"; readonly text: string }) {
  return (
    <p className="flex gap-2 border-t border-edge pt-3 text-[13px] [&_span]:whitespace-normal">
      <StateMark tone={tone} text={text} />
    </p>
  );
}
