import { Check, Headphones, Minus } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { useHeadsetRecord, type HeadsetRecord } from "./use-headset.ts";

const { headset: texts } = noticeWords;

/** The headset whose buttons the phone hears. */
export function HeadsetSection() {
  const record = useHeadsetRecord();
  return (
    <Card heading={texts.title} lead={texts.lead}>
      <div className="mt-4 grid gap-4">
        <Standing {...record} />
        <div className="flex flex-wrap gap-2.5">
          {record.choose && (
            <Button icon={<Headphones aria-hidden size={18} />} onClick={record.choose}>
              {record.kind === "connected" ? texts.another : texts.choose}
            </Button>
          )}
          {record.forget && <Button onClick={record.forget}>{texts.forget}</Button>}
        </div>
      </div>
    </Card>
  );
}

function Standing(record: HeadsetRecord) {
  switch (record.kind) {
    case "unsupported":
    case "loading":
    case "none":
      return (
        <p role="status" className="text-pretty text-muted">
          {texts[record.kind]}
        </p>
      );
    case "failed": {
      const name = record.name === "" ? texts.unnamed : record.name;
      return (
        <p role="status" className="text-pretty text-warn">
          {record.reason === "busy" ? texts.busy(name) : texts.noButtons(name)}
        </p>
      );
    }
    case "connected":
      return (
        <div>
          <p role="status" className="font-semibold">
            {texts.connected(record.name === "" ? texts.unnamed : record.name)}
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-muted">
            {(["hook", "mute", "lights"] as const).map((what) => (
              <li key={what} className="flex items-center gap-1.5">
                {record.has[what] ? (
                  <Check aria-hidden size={15} className="text-good" />
                ) : (
                  <Minus aria-hidden size={15} />
                )}
                {record.has[what] ? texts.has[what] : texts.hasNot[what]}
              </li>
            ))}
          </ul>
        </div>
      );
  }
}
