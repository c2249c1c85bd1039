import type { ReactNode } from "react";
import { useNoticePreferences } from "../../stores/noticing.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { SwitchField } from "../../ui/switch-field.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { useNoticeSettings, type Means } from "./use-notice-settings.ts";

const { settings: texts } = noticeWords;

/** How an agent is told of calls outside the page, and how the outside leads to the page. */
export function NoticeSettings(means: Means) {
  const [{ naming }, change] = useNoticePreferences();
  const { notifications, ask, example, registerLinks, isRegistered, install } = useNoticeSettings(means);
  return (
    <Card heading={texts.title}>
      <div className="mt-4 grid gap-5">
        <Row
          title={texts.notifications}
          text={texts.states[notifications]}
          action={
            (ask && <Button onClick={ask}>{texts.ask}</Button>) ??
            (example && <Button onClick={example}>{texts.example}</Button>)
          }
        />
        <SwitchField
          label={texts.naming}
          hint={texts.namingHint}
          isOn={naming === "named"}
          on={texts.on}
          off={texts.off}
          onChange={(isOn) => change({ naming: isOn ? "named" : "private" })}
        />
        {registerLinks && (
          <Row
            title={texts.links}
            text={texts.linksHint}
            action={
              isRegistered ? (
                <p role="status" className="text-[13px] text-muted">
                  {texts.registered}
                </p>
              ) : (
                <Button onClick={registerLinks}>{texts.register}</Button>
              )
            }
          />
        )}
        {install && (
          <Row
            title={texts.install}
            text={texts.installHint}
            action={<Button onClick={install}>{texts.installNow}</Button>}
          />
        )}
      </div>
    </Card>
  );
}

function Row({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text: string;
  readonly action: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="text-[13px] font-semibold">{title}</p>
        <p className="mt-0.5 text-[13px] text-pretty text-muted">{text}</p>
      </div>
      {action}
    </div>
  );
}
