import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { shiftWords as texts } from "../../words/shift-words.ts";
import { useShiftSwitch } from "./use-shift-switch.ts";
import { ShiftSwitchView } from "./view.tsx";

/** The switch in the bar at the top. */
export function ShiftSwitch() {
  return <ShiftSwitchView {...useShiftSwitch()} />;
}

/** Across the page while the agent is paused without having asked for it, or the queue did not take what was asked. */
export function ShiftNotice() {
  const { surprise, refused, makeReady } = useShiftSwitch();
  const told = refused !== null ? texts.refused : surprise === null ? null : texts[surprise];
  if (told === null) return null;
  return (
    <section aria-label={told.title}>
      <Notice
        look="warn"
        title={told.title}
        action={
          makeReady && (
            <Button look="outline" onClick={makeReady}>
              {texts.ready}
            </Button>
          )
        }
      >
        {told.meaning}
      </Notice>
    </section>
  );
}
