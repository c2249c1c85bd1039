import { useState } from "react";
import type { BusinessNumber } from "../../api/contract.ts";
import { useNumber } from "../../api/numbers.ts";
import { hrefTo, useGo } from "../../stores/navigation.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Trouble } from "../../ui/trouble.tsx";
import { tellProblem } from "../../words/api-words.ts";
import { numbersWords } from "../../words/numbers-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { AtMeta } from "./at-meta.tsx";
import { Compare } from "./compare-view.tsx";
import { DestinationCard } from "./destination-card.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { NumberHead } from "./number-head.tsx";
import { Problems } from "./problems.tsx";
import { RemoveNumber } from "./remove-number.tsx";
import { Secrets } from "./secrets.tsx";
import { SettingsView } from "./settings-view.tsx";
import { TrunkCard } from "./trunk-card.tsx";
import { useRotation } from "./use-rotation.ts";
import { useSettingsForm } from "./use-settings-form.ts";
import { WaitingRows } from "../../ui/waiting-rows.tsx";

const { page: texts, again, back, old } = numbersWords;

/** One number: what is wrong with it and what helps, its settings, where its calls go. */
export function NumberPage({ numberId }: { readonly numberId: string }) {
  const { data: number, error, dataUpdatedAt, refetch } = useNumber(numberId);
  const go = useGo();
  return (
    <div className="mx-auto grid w-full max-w-[76rem] grid-cols-[minmax(0,1fr)] gap-4">
      <BackLink href={hrefTo("/numbers")} text={back} />
      {number === undefined ? (
        <>
          <h1 className="text-xl font-semibold tracking-tight">{texts.heading}</h1>
          {error === null ? (
            <WaitingRows text={texts.loading} rows={6} />
          ) : error.code === "not-found" ? (
            <Gone />
          ) : (
            <Trouble
              {...tellProblem(error)}
              action={
                <Button look="outline" onClick={() => void refetch()}>
                  {again}
                </Button>
              }
            />
          )}
        </>
      ) : (
        <>
          {error !== null && error.code !== "not-found" && (
            <Notice look="warn" title={old(timeOfDay(dataUpdatedAt))} />
          )}
          {error?.code === "not-found" && <Gone />}
          <KnownNumber number={number} onRemoved={() => go("/numbers")} />
        </>
      )}
    </div>
  );
}

function Gone() {
  return (
    <Notice
      look="warn"
      title={texts.gone.title}
      action={
        <LinkButton look="outline" href={hrefTo("/numbers")}>
          {back}
        </LinkButton>
      }
    >
      <p>{texts.gone.text}</p>
    </Notice>
  );
}

type KnownProps = { readonly number: BusinessNumber; readonly onRemoved: () => void };

function KnownNumber({ number, onRemoved }: KnownProps) {
  const form = useSettingsForm(number);
  const rotation = useRotation(number.id);
  const [said, setSaid] = useState("");
  return (
    <>
      <Announcement text={said} />
      <NumberHead number={number} say={setSaid} />
      <Problems number={number} form={form} rotation={rotation} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Compare number={number} takeMetas={form.takeMetas} />
          <SettingsView form={form} hasOwnServer={number.destination.kind === "own-server"} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 xl:grid-cols-[minmax(0,1fr)]">
          <DestinationCard number={number} say={setSaid} />
          <AtMeta number={number} />
          <TrunkCard number={number} />
          <Secrets number={number} rotation={rotation} />
          <RemoveNumber number={number} onRemoved={onRemoved} />
        </div>
      </div>
      <LeaveDialog isHeld={form.isDirty} />
    </>
  );
}
