import { activeCall } from "../../core/line-up/line-up.ts";
import type { Cause } from "../../core/quality/causes.ts";
import { usePhone } from "../../stores/react.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { qualityWords as texts } from "../../words/quality-words.ts";
import { useCallQuality } from "./use-call-quality.ts";

/** What an agent must know now: somebody hears nothing. The rest is for the mark. */
const alarming: readonly Cause[] = ["no-audio", "microphone-silent"];

type Props = {
  /** Where a microphone is chosen. */
  readonly settingsHref: string;
};

/** One calm notice while the agent or the customer hears nothing, with the one thing that helps. */
export function QualityNotice({ settingsHref }: Props) {
  const id = usePhone(({ lineUp }) => activeCall(lineUp)?.id ?? null);
  const found = useCallQuality(id)?.causes.find(({ cause }) => alarming.includes(cause));
  if (found === undefined) return null;
  return (
    <section aria-label={found.title}>
      <Notice
        look="warn"
        title={found.title}
        action={
          found.cause === "microphone-silent" && (
            <LinkButton look="outline" href={settingsHref}>
              {texts.choose}
            </LinkButton>
          )
        }
      >
        <p>{found.meaning}</p>
      </Notice>
    </section>
  );
}
