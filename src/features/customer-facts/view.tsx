import { useId } from "react";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { panelWords } from "../../words/panel-words.ts";
import { permissionLabels } from "./permission-rows.ts";
import type { CustomerRecord } from "./use-customer-facts.ts";
import type { PermissionFacts } from "./use-permission-facts.ts";

const { customer: texts, permission: permissionTexts } = panelWords;

export function NobodyView() {
  return (
    <section aria-label={texts.heading}>
      <h2 className="text-xs font-semibold text-muted">{texts.heading}</h2>
      <p className="mt-1 text-[13px] text-muted">{texts.nobody}</p>
    </section>
  );
}

type Props = CustomerRecord & {
  /** Null where there is no backend to ask. */
  readonly permission: PermissionFacts | null;
};

export function CustomerView({ person, where, payload, permission }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h2 id={id} className="text-xs font-semibold text-muted">
          {texts.heading}
        </h2>
        <div className="mt-1 flex items-start gap-3">
          <p className="line-clamp-3 min-w-0 flex-1 text-[15px] leading-5.5 font-semibold wrap-anywhere">
            {person.named ? <bdi>{person.title}</bdi> : <span className="text-muted">{texts.noName}</span>}
          </p>
          <ChipOf permission={permission} />
        </div>
        <p className="figures mt-0.5 text-[13px] wrap-anywhere">
          <bdi dir="ltr">{person.number ?? person.title}</bdi>
        </p>
        {where.length > 0 && <p className="figures text-[13px] text-muted">{where.join(" · ")}</p>}
      </div>
      {payload !== null && (
        <div>
          <h3 className="text-xs font-semibold text-muted">{texts.pressed}</h3>
          <p className="mt-1 rounded-small bg-accent-soft px-3 py-2 text-[13px] wrap-anywhere text-accent">
            <bdi>{payload}</bdi>
          </p>
        </div>
      )}
      {permission !== null && <Permission permission={permission} />}
    </section>
  );
}

function ChipOf({ permission }: Pick<Props, "permission">) {
  if (permission === null) return null;
  switch (permission.kind) {
    case "reading":
      return (
        <span className="shrink-0">
          <Skeleton width="6rem" />
        </span>
      );
    case "known":
      return (
        <span className="shrink-0">
          <Chip tone={permission.chip.tone}>{permission.chip.text}</Chip>
        </span>
      );
    case "nothing":
    case "failed":
      return null;
  }
}

function Permission({ permission }: { readonly permission: PermissionFacts }) {
  return (
    <div aria-busy={permission.kind === "reading"}>
      <h3 className="text-xs font-semibold text-muted">{permissionTexts.heading}</h3>
      <div className="mt-1.5">
        <PermissionBody permission={permission} />
      </div>
    </div>
  );
}

function PermissionBody({ permission }: { readonly permission: PermissionFacts }) {
  switch (permission.kind) {
    case "nothing":
      return <p className="text-[13px] text-muted">{permission.why}</p>;
    case "reading":
      return (
        <Facts
          rows={permissionLabels.map((label, index) => ({
            label,
            value: <Skeleton width={index === 0 ? "9rem" : "4rem"} />,
          }))}
        />
      );
    case "failed":
      return <Trouble look="warn" size="s" {...permission.trouble} action={<Again {...permission} />} />;
    case "known":
      return (
        <>
          <Facts
            rows={permission.rows.map(({ label, value, tone }) => ({
              label,
              value: tone === "warn" ? <span className="font-semibold text-warn">{value}</span> : value,
            }))}
          />
          {permission.doubt !== null && (
            <div className="mt-3">
              <Trouble look="warn" size="s" {...permission.doubt} action={<Again {...permission} />} />
            </div>
          )}
        </>
      );
  }
}

function Again({ again }: { readonly again: () => void }) {
  return (
    <Button look="outline" size="s" onClick={again}>
      {panelWords.failed.retry}
    </Button>
  );
}
