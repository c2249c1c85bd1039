import { Bell } from "lucide-react";
import { hrefTo } from "../../stores/navigation.tsx";
import { usePhone } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { useRingReadiness, type Permissions } from "./use-ring-readiness.ts";

const { start: texts } = noticeWords;

/**
 * Stands across the page while calls would not be heard here, or nobody has been asked whether they may be: one click
 * settles both. Somebody whose browser has all the answers never sees it.
 */
export function StartShift(permissions: Permissions) {
  const { readiness, begin } = useRingReadiness(permissions);
  const isFree = usePhone(({ lineUp }) => lineUp.live.length === 0);
  // What can wait takes no room from a call, above all in a small window.
  if (readiness === "can-ring" || (readiness === "not-begun" && !isFree)) return null;
  const isSilent = readiness === "cannot-ring";
  const { title, text } = isSilent ? texts.cannotRing : texts.notBegun;
  return (
    <section aria-label={title} role={isSilent ? "alert" : undefined}>
      <Notice
        look={isSilent ? "warn" : "info"}
        title={title}
        action={
          <div className="flex flex-wrap gap-2">
            <LinkButton look="quiet" href={hrefTo("/settings/check")}>
              {texts.check}
            </LinkButton>
            <Button
              look={isSilent ? "accent" : "outline"}
              icon={<Bell aria-hidden size={18} />}
              onClick={begin}
            >
              {texts.begin}
            </Button>
          </div>
        }
      >
        <p>{text}</p>
      </Notice>
    </section>
  );
}
