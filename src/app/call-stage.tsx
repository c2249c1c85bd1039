import { useState, type ComponentProps } from "react";
import type { CallId } from "../core/call/call.ts";
import { outcomeOf } from "../core/line-up/line-up.ts";
import { ActiveCalls } from "../features/active-call/active-calls.tsx";
import type { CallOutcome } from "../features/call-outcome/call-outcome.tsx";
import { CallChoice } from "../features/call-permission/call-choice.tsx";
import { IncomingCalls } from "../features/incoming-call/incoming-calls.tsx";
import { usePhone, useWorkplace } from "../stores/react.tsx";
import { Late } from "../ui/late.tsx";
import { BrokenNotice } from "./broken-notice.tsx";
import { loadCallOutcome, loadTransferPicker } from "./late-calls.ts";
import { loadCallQuality } from "./late-quality.ts";
import { LateMiniWindowButton } from "./noticed/late-noticed.tsx";
import { Rehearsal } from "./rehearsal.tsx";
import { useCallBack } from "./use-call-back.ts";

const notLoaded = (again: () => void) => <BrokenNotice look="warn" again={again} />;

function Picker(about: ComponentProps<ComponentProps<typeof ActiveCalls>["Picker"]>) {
  return <Late load={loadTransferPicker} with={about} waiting={null} failed={notLoaded} />;
}

function Quality(about: { readonly id: CallId }) {
  return <Late load={loadCallQuality} with={about} waiting={null} failed={() => null} />;
}

type OutcomeProps = ComponentProps<typeof CallOutcome>;

const choice: OutcomeProps["choice"] = (facts, others) => (
  <CallChoice look="outcome" {...facts}>
    {others}
  </CallChoice>
);

/** The calls: those that ring, those that are up, and what became of the last one. Fetched before the first one comes. */
export function CallStage() {
  const { phoneStore } = useWorkplace();
  // Who comes too late to rehearse must not wait for it.
  const [rehearses] = useState(() => phoneStore.getState().lineUp.live.length === 0);
  return (
    <IncomingCalls>
      {rehearses && <Rehearsal />}
      <ActiveCalls Picker={Picker} Quality={Quality} failed={notLoaded} />
      <LateMiniWindowButton />
      <OutcomePlace />
    </IncomingCalls>
  );
}

function OutcomePlace() {
  const hasOutcome = usePhone(({ lineUp }) => outcomeOf(lineUp) !== null);
  return hasOutcome && <Outcome />;
}

function Outcome() {
  const { atOnce } = useCallBack();
  return (
    <Late load={loadCallOutcome} with={{ callBack: atOnce, choice }} waiting={null} failed={notLoaded} />
  );
}
