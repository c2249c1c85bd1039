import { useEffect, useState, useSyncExternalStore } from "react";
import type { Answer } from "../../core/notice/ring-readiness.ts";
import type { ShownNotice } from "../../core/notice/messages.ts";
import { useNoticing } from "../../stores/noticing.tsx";
import { noticeWords } from "../../words/notice-words.ts";

const { call: callTexts, settings: texts } = noticeWords;

/** What the browser can do for it. */
export type Means = {
  readonly readNotifications: () => Promise<Answer>;
  /** In a click. */
  readonly askNotifications: () => Promise<void>;
  readonly show: (notice: ShownNotice) => void;
  /** In a click: asks the browser to open phone links here; null where it cannot. */
  readonly registerLinks: (() => void) | null;
};

/** What the settings of being noticed show; a verb that makes no sense now is absent. */
export function useNoticeSettings(means: Means) {
  const { readNotifications, askNotifications, show, registerLinks } = means;
  const { installer } = useNoticing();
  const [notifications, setNotifications] = useState<Answer>("unknown");
  const [isRegistered, setRegistered] = useState(false);
  const install = useSyncExternalStore(installer.subscribe, installer.offer);
  useEffect(() => {
    let isLeft = false;
    void readNotifications().then((answer) => !isLeft && setNotifications(answer));
    return () => void (isLeft = true);
  }, [readNotifications]);
  return {
    notifications,
    ask:
      notifications === "prompt"
        ? () => void askNotifications().then(async () => setNotifications(await readNotifications()))
        : undefined,
    example:
      notifications === "granted"
        ? () =>
            show({
              // No call has this name: pressing its buttons does nothing.
              call: "example",
              title: texts.exampleTitle,
              body: texts.exampleBody,
              answer: callTexts.answer,
              decline: callTexts.decline,
            })
        : undefined,
    registerLinks:
      registerLinks === null
        ? undefined
        : () => {
            registerLinks();
            setRegistered(true);
          },
    isRegistered,
    install: install ?? undefined,
  };
}
