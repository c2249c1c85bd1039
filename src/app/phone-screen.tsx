import { useEffect, useRef, type ComponentProps } from "react";
import type { CallId } from "../core/call/call.ts";
import { outcomeOf } from "../core/line-up/line-up.ts";
import { ActiveCalls } from "../features/active-call/active-calls.tsx";
import type { CallOutcome } from "../features/call-outcome/call-outcome.tsx";
import { CallChoice } from "../features/call-permission/call-choice.tsx";
import { DialBox } from "../features/dial-box/dial-box.tsx";
import { IncomingCalls } from "../features/incoming-call/incoming-calls.tsx";
import { Recents } from "../features/recents/recents.tsx";
import { hrefTo } from "../stores/navigation.tsx";
import { usePhone } from "../stores/react.tsx";
import { useShortcut } from "../stores/shortcuts.tsx";
import { Late } from "../ui/late.tsx";
import { words } from "../words/words.ts";
import { BrokenNotice } from "./broken-notice.tsx";
import { CompanionPanel } from "./companion-panel.tsx";
import { Idle } from "./idle.tsx";
import { LateMiniWindowButton } from "./noticed/late-noticed.tsx";
import { loadCallQuality, loadQualityNotice } from "./late-quality.ts";
import { loadCallOutcome, loadParkedCalls, loadTransferPicker, usePreloadedCalls } from "./late-calls.ts";
import { SoundNoticesPlace } from "./sound-parts.tsx";
import { useCallBack } from "./use-call-back.ts";

const notLoaded = (again: () => void) => <BrokenNotice look="warn" again={again} />;

function Picker(about: ComponentProps<ComponentProps<typeof ActiveCalls>["Picker"]>) {
  return <Late load={loadTransferPicker} with={about} waiting={null} failed={notLoaded} />;
}

function Quality(about: { readonly id: CallId }) {
  return <Late load={loadCallQuality} with={about} waiting={null} failed={() => null} />;
}
const toSettings = { settingsHref: hrefTo("/settings") };

const choice: ComponentProps<typeof CallOutcome>["choice"] = (facts, others) => (
  <CallChoice look="outcome" {...facts}>
    {others}
  </CallChoice>
);

/**
 * The phone: dialling at the left, calls in the middle, the customer at the right. In a narrow window the calls come
 * first and the rest follows below. `takesFocus`: the agent came here from another screen.
 */
export function PhoneScreen({ takesFocus }: { readonly takesFocus: boolean }) {
  const callBack = useCallBack();
  const isPreloaded = usePreloadedCalls();
  const isOnACall = usePhone(({ lineUp }) => lineUp.live.some(({ phase }) => phase !== "incoming"));
  const hasOutcome = usePhone(({ lineUp }) => outcomeOf(lineUp) !== null);
  const stage = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcut("to-call", () => stage.current?.querySelector<HTMLElement>("[data-call]")?.focus());
  useEffect(() => {
    if (takesFocus) (stage.current?.querySelector<HTMLElement>("[data-call]") ?? heading.current)?.focus();
  }, [takesFocus]);
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <main
        ref={stage}
        className="relative order-1 flex min-w-0 flex-col gap-4 px-3 pt-3 lg:order-2 lg:flex-1 lg:overflow-y-auto lg:px-5 lg:py-6 xl:px-8"
      >
        <h1 ref={heading} tabIndex={-1} className="sr-only">
          {words.phone}
        </h1>
        <div className="mx-auto flex w-full flex-1 flex-col gap-4 lg:max-w-[860px]">
          <IncomingCalls>
            <ActiveCalls Picker={Picker} Quality={Quality} failed={notLoaded} />
            <LateMiniWindowButton />
            {hasOutcome && (
              <Late
                load={loadCallOutcome}
                with={{ callBack: callBack.atOnce, choice }}
                waiting={null}
                failed={notLoaded}
              />
            )}
          </IncomingCalls>
          <SoundNoticesPlace />
          {isOnACall && (
            <Late load={loadQualityNotice} with={toSettings} waiting={null} failed={() => null} />
          )}
          <Idle />
        </div>
      </main>
      <div className="relative order-2 p-3 lg:order-1 lg:w-80 lg:shrink-0 lg:overflow-y-auto lg:border-e lg:border-edge lg:p-4.5">
        <DialBox
          choice={(facts, fields) => (
            <CallChoice look="dial" label={words.permission.call} {...facts}>
              {fields}
            </CallChoice>
          )}
        />
        <div className="mt-3">
          {isPreloaded && <Late load={loadParkedCalls} with={{}} waiting={null} failed={() => null} />}
          <Recents callBack={callBack.carefully} />
        </div>
      </div>
      <CompanionPanel />
    </div>
  );
}
