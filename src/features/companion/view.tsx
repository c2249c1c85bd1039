import { ArrowRight, RotateCw } from "lucide-react";
import { useId, type ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SmallPrint } from "../../ui/small-print.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { panelWords } from "../../words/panel-words.ts";
import { settingLabels, type SettingRow } from "./setting-rows.ts";
import type { LastError, NumberFactsRecord, NumberNotice, Remedy } from "./use-number-facts.ts";

const { number: texts, failed } = panelWords;

type Props = {
  /** What the number has to do with the call. */
  readonly caption: string;
  readonly name: { readonly label: string | null; readonly number: string } | null;
  readonly settings: NumberFactsRecord;
};

export function NumberView({ caption, name, settings }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={settings.kind === "reading"}>
      <h2 id={id} className="text-xs font-semibold text-muted">
        {caption}
      </h2>
      {name !== null && (
        <p className="mt-1 flex flex-wrap gap-x-2 text-[15px] leading-5.5 wrap-anywhere">
          {name.label !== null && <bdi className="font-semibold">{name.label}</bdi>}
          <bdi dir="ltr" className="figures text-muted">
            {name.number}
          </bdi>
        </p>
      )}
      <Settings settings={settings} />
    </section>
  );
}

function Settings({ settings }: Pick<Props, "settings">) {
  switch (settings.kind) {
    case "nothing":
      return <p className="mt-1 text-[13px] text-muted">{settings.why}</p>;
    case "reading":
      return (
        <>
          <Age age={<Skeleton width="9rem" />} isStale={false} readNow={undefined} progress="reading" />
          <Facts
            rows={settingLabels.map((label) => ({
              label,
              value: <Waiting label={label} />,
            }))}
          />
        </>
      );
    case "failed":
      return (
        <div className="mt-2">
          <Trouble
            look="warn"
            size="s"
            {...settings.trouble}
            action={
              <Button look="outline" size="s" onClick={settings.again}>
                {failed.retry}
              </Button>
            }
          />
        </div>
      );
    case "known":
      return <Known {...settings} />;
  }
}

function Known(known: Extract<NumberFactsRecord, { kind: "known" }>) {
  const { rows, age, notices, lastError, away, trouble } = known;
  return (
    <>
      {age !== "" && <Age {...known} />}
      {rows !== null && <Facts rows={rows.map((row) => ({ label: row.label, value: <Value {...row} /> }))} />}
      {(away !== null || trouble !== null || notices.length > 0 || lastError !== null) && (
        <div className="mt-3.5 grid gap-2.5">
          {away !== null && <Away {...away} />}
          {trouble !== null && <Trouble look="warn" size="s" {...trouble} />}
          {notices.length > 0 && (
            <ul aria-label={texts.notices} className="grid gap-2.5">
              {notices.map((notice) => (
                <li key={notice.id}>
                  <OneNotice {...notice} />
                </li>
              ))}
            </ul>
          )}
          {lastError !== null && <LastErrorView {...lastError} />}
        </div>
      )}
    </>
  );
}

function Age({
  age,
  isStale,
  readNow,
  progress,
}: Pick<Extract<NumberFactsRecord, { kind: "known" }>, "isStale" | "readNow" | "progress"> & {
  readonly age: ReactNode;
}) {
  return (
    <div className="mb-1.5 flex min-h-7 items-center gap-1.5">
      <p className="figures min-w-0 flex-1 text-[13px] text-muted">
        {texts.asMetaHasIt} · {age}
        {isStale && <span className="font-semibold text-warn"> · {texts.stale}</span>}
      </p>
      {readNow && (
        <IconButton
          label={texts.readNow}
          size="s"
          icon={
            <RotateCw aria-hidden size={14} className={progress === "reading" ? "animate-spin" : undefined} />
          }
          onClick={readNow}
        />
      )}
    </div>
  );
}

function Value({ lines, aside, notes, tone }: SettingRow) {
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="block">
          <span className={tone === "bad" ? "font-semibold text-bad" : undefined}>{line}</span>
          {aside !== null && <span className="text-muted"> · {aside}</span>}
        </span>
      ))}
      {notes.map((note) => (
        <span key={note} className="block text-muted">
          {note}
        </span>
      ))}
    </>
  );
}

/** As high as what most numbers have there. */
function Waiting({ label }: { readonly label: (typeof settingLabels)[number] }) {
  if (label !== texts.callHours) return <Skeleton width={label === texts.server ? "9rem" : "3rem"} />;
  return ["8rem", "9rem", "5rem"].map((width) => (
    <span key={width} className="block">
      <Skeleton width={width} />
    </span>
  ));
}

function Away({ text, again }: { readonly text: string; readonly again: () => void }) {
  return (
    <div role="status" className="flex items-center justify-between gap-3 text-[13px]">
      <p className="text-warn">{text}</p>
      <Button look="outline" size="s" onClick={again}>
        {failed.retry}
      </Button>
    </div>
  );
}

function OneNotice({ look, title, meaning, remedy }: NumberNotice) {
  return (
    <Notice look={look} size="s" title={title}>
      <p>
        {meaning} {remedy !== null && <RemedyView {...remedy} />}
      </p>
    </Notice>
  );
}

function RemedyView(remedy: Remedy) {
  return remedy.kind === "ask" ? (
    remedy.text
  ) : (
    <a
      href={remedy.href}
      className="inline-flex items-center gap-1 font-semibold underline underline-offset-2"
    >
      {remedy.text}
      <ArrowRight aria-hidden className="rtl:-scale-x-100" size={13} />
    </a>
  );
}

function LastErrorView({ title, when, detail }: LastError) {
  return (
    <div>
      <p className="figures text-xs leading-5 text-muted">
        {texts.lastError} · {when}: <span className="text-text">{title}</span>
      </p>
      {detail !== null && <SmallPrint {...detail} />}
    </div>
  );
}
