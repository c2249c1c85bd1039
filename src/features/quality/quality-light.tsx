import { activeCall } from "../../core/line-up/line-up.ts";
import { usePhone } from "../../stores/react.tsx";
import { Announcement } from "../../ui/announcement.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { qualityWords as texts } from "../../words/quality-words.ts";
import { QualityDetails } from "./quality-details.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { useCallQuality } from "./use-call-quality.ts";

/** In the top bar, on every screen: how the call sounds that the agent talks on. Nothing while there is none. */
export function QualityLight() {
  const id = usePhone(({ lineUp }) => activeCall(lineUp)?.id ?? null);
  const record = useCallQuality(id);
  if (record === null) return null;
  const { look, text, causes } = record;
  const isAlarming = look === "poor" || look === "no-audio";
  return (
    <>
      <Announcement text={isAlarming ? (causes[0]?.title ?? texts.mark(text)) : ""} />
      <Disclosure
        label={`${texts.mark(text)}. ${texts.showDetails}`}
        button={
          <>
            <span className="inline-flex sm:hidden">
              <QualityMark look={look} text="" />
            </span>
            <span className="hidden sm:inline-flex">
              <QualityMark look={look} text={text} />
            </span>
          </>
        }
      >
        <p className="mb-3 font-semibold">{texts.mark(text)}</p>
        <div className="max-h-[70vh] overflow-y-auto">
          <QualityDetails {...record} />
        </div>
      </Disclosure>
    </>
  );
}
