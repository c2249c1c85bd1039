import { useEffect, useEffectEvent, useRef, type ComponentProps } from "react";
import { CallChoice } from "../features/call-permission/call-choice.tsx";
import { DialBox } from "../features/dial-box/dial-box.tsx";
import type { PhoneState } from "../phone/phone.ts";
import { hrefTo } from "../stores/navigation.tsx";
import { useIsOnACall, usePhone, useWorkplace } from "../stores/react.tsx";
import { useShortcut } from "../stores/shortcuts.tsx";
import { Late } from "../ui/late.tsx";
import { words } from "../words/words.ts";
import { BrokenNotice } from "./broken-notice.tsx";
import { CompanionPanel } from "./companion-panel.tsx";
import { Idle } from "./idle.tsx";
import { loadParkedCalls, loadRecents } from "./late-calls.ts";
import { loadQualityNotice } from "./late-quality.ts";
import { loadCallStage, usePreloadedCalls } from "./preloaded-calls.ts";
import { SoundNoticesPlace } from "./sound-parts.tsx";

const notLoaded = (again: () => void) => <BrokenNotice look="warn" again={again} />;
const nothing = {};
const choice: ComponentProps<typeof DialBox>["choice"] = (facts, fields) => (
  <CallChoice look="dial" label={words.permission.call} {...facts}>
    {fields}
  </CallChoice>
);
const toSettings = { settingsHref: hrefTo("/settings") };

/**
 * The phone: dialling at the left, calls in the middle, the customer at the right. In a narrow window the calls come
 * first and the rest follows below. `takesFocus`: the agent came here from another screen.
 */
export function PhoneScreen({ takesFocus }: { readonly takesFocus: boolean }) {
  const isPreloaded = usePreloadedCalls();
  const { phoneStore } = useWorkplace();
  const stage = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcut("to-call", () => stage.current?.querySelector<HTMLElement>("[data-call]")?.focus());
  const focusOnArrival = useEffectEvent(() => {
    const card = stage.current?.querySelector<HTMLElement>("[data-call]");
    // A card that is still being fetched takes the focus itself.
    if (card || !needsStage(phoneStore.getState())) (card ?? heading.current)?.focus();
  });
  useEffect(() => {
    if (takesFocus) focusOnArrival();
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
          <StagePlace isPreloaded={isPreloaded} />
          <SoundNoticesPlace />
          <QualityNoticePlace />
          <Idle />
        </div>
      </main>
      <div className="relative order-2 p-3 lg:order-1 lg:w-80 lg:shrink-0 lg:overflow-y-auto lg:border-e lg:border-edge lg:p-4.5">
        <DialBox choice={choice} />
        <div className="mt-3">
          {isPreloaded && <Late load={loadParkedCalls} with={{}} waiting={null} failed={() => null} />}
          <Late load={loadRecents} with={nothing} waiting={null} failed={() => null} />
        </div>
      </div>
      <CompanionPanel />
    </div>
  );
}

/** A call, or what became of one. */
const needsStage = ({ lineUp }: PhoneState): boolean => lineUp.live.length > 0 || lineUp.outcome !== null;

function StagePlace({ isPreloaded }: { readonly isPreloaded: boolean }) {
  const isNeeded = usePhone(needsStage);
  if (!isPreloaded && !isNeeded) return null;
  return <Late load={loadCallStage} with={nothing} waiting={null} failed={notLoaded} />;
}

function QualityNoticePlace() {
  return (
    useIsOnACall() && <Late load={loadQualityNotice} with={toSettings} waiting={null} failed={() => null} />
  );
}
