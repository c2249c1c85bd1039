import { useState } from "react";
import type { BusinessNumber, Drift } from "../../api/contract.ts";
import { useRefreshNumber } from "../../api/numbers.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { detailOfMetaFault, tellMetaFault, tellProblem } from "../../words/api-words.ts";
import type { DriftRow } from "../../words/drift-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { driftWords } from "../../words/panel-words.ts";
import { words } from "../../words/words.ts";
import type { Rotation } from "./use-rotation.ts";
import type { SettingsForm } from "./use-settings-form.ts";
import { driftNow, whenText } from "./when.ts";

const { problems: texts, atMeta } = numbersWords;
const looks = { blocking: "bad", warning: "warn", info: "info" } as const;

type Props = {
  readonly number: BusinessNumber;
  readonly form: SettingsForm;
  readonly rotation: Rotation;
};

/** What is not as it should be: what, what it leads to, and the one thing that helps. */
export function Problems({ number, form, rotation }: Props) {
  const rows = driftNow(number);
  const [explained, setExplained] = useState<Drift["kind"] | null>(null);
  const refresh = useRefreshNumber();
  if (rows.length === 0 && number.lastError === null) return null;
  const remedies: Record<Drift["remedy"], { readonly run: () => void; readonly isBusy: boolean } | null> = {
    "write-settings": { run: () => writeSettings(form), isBusy: form.isBusy },
    "rotate-password": { run: rotation.ask, isBusy: rotation.isBusy },
    "set-up-trunk": { run: () => refresh.mutate(number.id), isBusy: refresh.isPending },
    "at-meta": null,
    none: null,
  };
  return (
    <section aria-label={texts.heading} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {rows.map((row, index) => {
        // The same button once: further down it would do nothing more.
        const isFirst = rows.findIndex(({ remedy }) => remedy === row.remedy) === index;
        const remedy = remedies[row.remedy];
        return (
          <Notice
            key={row.key}
            look={looks[row.severity]}
            title={row.title}
            action={
              row.remedy === "at-meta" ? (
                <Button look="outline" onClick={() => setExplained(row.kind)}>
                  {driftWords.remedies["at-meta"].administrator}
                </Button>
              ) : (
                remedy !== null &&
                isFirst && (
                  <Button look="outline" disabled={remedy.isBusy} onClick={remedy.run}>
                    {remedy.isBusy ? texts.working : driftWords.remedies[row.remedy].administrator}
                  </Button>
                )
              )
            }
          >
            <p>
              <span className="sr-only">{texts.severities[row.severity]}. </span>
              {row.meaning}
              {!isFirst && remedy !== null && <span className="text-muted"> {texts.sameRemedy}</span>}
            </p>
          </Notice>
        );
      })}
      {number.lastError !== null && <LastError fault={number.lastError} />}
      {refresh.error !== null && <Trouble {...tellProblem(refresh.error)} />}
      {explained !== null && (
        <AtMetaDialog
          rows={rows.filter(({ kind }) => kind === explained)}
          onClose={() => setExplained(null)}
        />
      )}
    </section>
  );
}

/** The form as it stands: what is wrong in it is shown there, with the focus on it. */
function writeSettings(form: SettingsForm): void {
  form.save();
  const faulty = Object.keys(form.faults).length > 0 || form.conflict !== null;
  if (faulty) document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus();
}

function LastError({ fault }: { readonly fault: NonNullable<BusinessNumber["lastError"]> }) {
  const { title, meaning, help } = tellMetaFault(fault);
  const detail = detailOfMetaFault(fault);
  return (
    <Notice look="warn" title={`${texts.lastError}: ${title}`}>
      <p>
        {meaning} {help} <span className="text-muted">{texts.lastErrorAt(whenText(fault.at))}</span>
      </p>
      {detail !== null && (
        <SmallPrint label={words.detail} text={detail} copy={words.copy} copied={words.copied} />
      )}
    </Notice>
  );
}

type AtMetaProps = { readonly rows: readonly DriftRow[]; readonly onClose: () => void };

function AtMetaDialog({ rows, onClose }: AtMetaProps) {
  const steps: Readonly<Partial<Record<string, readonly string[]>>> = atMeta;
  return (
    <Dialog title={texts.atMeta.title} onClose={onClose}>
      {rows.map(({ key, title, meaning }) => (
        <p key={key} className="mt-2 text-pretty">
          <span className="font-semibold">{title}.</span> <span className="text-muted">{meaning}</span>
        </p>
      ))}
      <ol className="mt-4 grid list-decimal gap-2 ps-5">
        {(steps[rows[0]?.kind ?? ""] ?? atMeta.other).map((step) => (
          <li key={step} className="text-pretty">
            {step}
          </li>
        ))}
      </ol>
      <div className="mt-6 flex flex-wrap justify-end gap-2.5">
        <LinkButton
          href="https://business.facebook.com/wa/manage/phone-numbers/"
          target="_blank"
          rel="noreferrer"
        >
          {texts.atMeta.open}
        </LinkButton>
        <Button look="accent" onClick={onClose}>
          {texts.atMeta.close}
        </Button>
      </div>
    </Dialog>
  );
}
