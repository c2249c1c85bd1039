import { useSyncExternalStore } from "react";
import { useIsOnACall, usePhone, useWorkplace, type OtherTab } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { tabsWords as texts } from "../../words/tabs-words.ts";
import { words } from "../../words/words.ts";

/** Across the page while the phone is in another tab: where it sounds, and the button that brings it here. */
export function OtherTabNotice({ otherTab }: { readonly otherTab: OtherTab }) {
  const { takeLine } = useWorkplace();
  const mayMove = useSyncExternalStore(otherTab.subscribe, otherTab.mayMove);
  const isOnACall = useIsOnACall();
  // Where the line itself is given up its own notice has the button.
  const isOpen = usePhone(({ line }) => line.phase !== "refused");
  if (!isOpen) return null;
  const title = isOnACall ? texts.titles.inCall : texts.titles.idle;
  return (
    <section aria-label={title}>
      <Notice
        look="info"
        title={title}
        action={
          mayMove &&
          takeLine && (
            <Button look="outline" onClick={takeLine}>
              {words.line.useHere}
            </Button>
          )
        }
      >
        <p>
          {texts.meaning} {!mayMove && texts.staying}
        </p>
      </Notice>
    </section>
  );
}
