import { Activity, useState, type ReactNode } from "react";
import { LineLight, LineNotice } from "../features/line-light/line-light.tsx";
import { usePlace } from "../stores/navigation.tsx";
import { useHistoryLog, useIsOnACall, usePhone, useWorkplace } from "../stores/react.tsx";
import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";
import { words } from "../words/words.ts";
import { AgentMenu } from "./agent-menu.tsx";
import { Frame } from "./frame.tsx";
import { loadCallStrip, loadIncomingCalls } from "./late-calls.ts";
import { loadNotKeptNotice } from "./late-not-kept.ts";
import { loadQualityLight } from "./late-quality.ts";
import { partsOf } from "./navigation.ts";
import { LateNoticed } from "./noticed/late-noticed.tsx";
import { OpenScreen } from "./open-screen.tsx";
import { PalettePlace } from "./palette-place.tsx";
import { PhoneScreen } from "./phone-screen.tsx";
import { Rail } from "./rail.tsx";
import type { Screen } from "./screens.ts";
import { SoundMenuPlace } from "./sound-parts.tsx";
import { ShortcutsHelpPlace } from "./shortcuts-help.tsx";
import { useTheme } from "./use-theme.ts";
import { usePhoneTitle } from "./use-title.ts";

const loadShift = () => speaking(["shift"], () => import("../features/shift/shift-switch.tsx"));
const loadShiftSwitch = () => loadShift().then(({ ShiftSwitch }) => ShiftSwitch);
const loadShiftNotice = () => loadShift().then(({ ShiftNotice }) => ShiftNotice);
const loadOtherTab = () =>
  speaking(["tabs"], () =>
    import("../features/other-tab/other-tab-notice.tsx").then(({ OtherTabNotice }) => OtherTabNotice),
  );
const nothing = {};

type Props = {
  /** The screens beside the phone that this person may open. */
  readonly screens?: readonly Screen[];
  /** What must be known beside the state of the line. */
  readonly notices?: ReactNode;
};

/**
 * The screens of somebody with a phone. The phone is there on each of them: it keeps what was typed, it rings, and a
 * call that is up stays within reach. What changes with a call is read by the smallest parts: React draws a part again with all
 * that stands in it, and a call is not to wait for that.
 */
export function Shell({ screens = [], notices }: Props) {
  useTheme();
  const { open, rest, hasMoved } = useOpenScreen(screens);
  return (
    <Frame
      start={<Late load={loadShiftSwitch} with={nothing} waiting={null} failed={() => null} />}
      header={
        <>
          <QualityLightPlace />
          <PalettePlace screens={screens} />
          <SoundMenuPlace />
          <LineLight />
          <MenuOfAgent />
        </>
      }
      rail={<Rail hasPhone screens={screens} open={open} />}
      notices={<Notices open={open}>{notices}</Notices>}
    >
      <Title of={open} />
      <ShortcutsHelpPlace />
      <Activity mode={open === null ? "visible" : "hidden"}>
        <PhoneScreen takesFocus={hasMoved} />
      </Activity>
      {open !== null && (
        <>
          <OffersOver />
          <OpenScreen key={open.name} screen={open} rest={rest} takesFocus={hasMoved} />
        </>
      )}
    </Frame>
  );
}

/** The tab's title; nothing on the screen. */
function Title({ of: open }: { readonly of: Screen | null }) {
  usePhoneTitle(open && words.screens.title(words.screens[open.name]));
  return null;
}

function QualityLightPlace() {
  return useIsOnACall() && <Late load={loadQualityLight} with={nothing} waiting={null} failed={() => null} />;
}

function MenuOfAgent() {
  const { agent, signOut } = useWorkplace();
  const isOnACall = useIsOnACall();
  return <AgentMenu name={agent.name} detail={agent.user} isOnACall={isOnACall} signOut={signOut} />;
}

type NoticesProps = {
  readonly open: Screen | null;
  readonly children: ReactNode;
};

/** What must be known whatever screen is open, the line first. */
function Notices({ open, children }: NoticesProps) {
  const { keeping } = useHistoryLog();
  const { otherTab } = useWorkplace();
  const isNotKept = keeping === "blocked" || keeping === "full";
  return (
    <>
      <LineNotice />
      {otherTab !== null && (
        <Late load={loadOtherTab} with={{ otherTab }} waiting={null} failed={() => null} />
      )}
      <LateNoticed />
      <Late load={loadShiftNotice} with={nothing} waiting={null} failed={() => null} />
      {isNotKept && open?.name !== "history" && (
        <Late load={loadNotKeptNotice} with={nothing} waiting={null} failed={() => null} />
      )}
      {children}
      {open !== null && <CallStripPlace />}
    </>
  );
}

function CallStripPlace() {
  return useIsOnACall() && <Late load={loadCallStrip} with={{}} waiting={null} failed={() => null} />;
}

/** The calls that ring, over whatever screen is open. */
function OffersOver() {
  const isRinging = usePhone(({ lineUp }) => lineUp.live.some(({ phase }) => phase === "incoming"));
  if (!isRinging) return null;
  return (
    <div className="fixed inset-x-3 top-16 z-30 mx-auto grid max-h-[calc(100dvh-4.5rem)] max-w-2xl gap-3 overflow-y-auto overscroll-contain short:top-2 short:max-h-[calc(100dvh-1rem)]">
      <Late load={loadIncomingCalls} with={nothing} waiting={null} failed={() => null} />
    </div>
  );
}

/** The screen that the address names, if this person may open it. */
export function useOpenScreen(screens: readonly Screen[]): {
  readonly open: Screen | null;
  readonly rest: readonly string[];
  /** True once the page has been at another place: what was opened first takes no focus. */
  readonly hasMoved: boolean;
} {
  const place = usePlace();
  const [first] = useState(place);
  const [hasMoved, setMoved] = useState(false);
  if (!hasMoved && place !== first) setMoved(true);
  const [name, ...rest] = partsOf(place);
  return { open: screens.find((screen) => screen.name === name) ?? null, rest, hasMoved };
}
