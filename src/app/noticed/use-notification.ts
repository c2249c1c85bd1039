import { useEffect, useSyncExternalStore } from "react";
import { callNotice, type NoticePress } from "../../core/notice/call-notice.ts";
import { useNoticePreferences } from "../../stores/noticing.tsx";
import { useNumberRules, usePhone, useWorkplace } from "../../stores/react.tsx";
import { noticeWords } from "../../words/notice-words.ts";
import { businessName, personOf } from "../../words/people.ts";
import { attention, notifier } from "./this-page.ts";

const { call: texts } = noticeWords;

/** The computer's own notification of what rings while nobody looks at the page. */
export function useNotification(): void {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const [{ naming }] = useNoticePreferences();
  const lineUp = usePhone((state) => state.lineUp);
  const now = useSyncExternalStore(attention.subscribe, attention.state);
  const notice = callNotice(lineUp, now);

  const call = notice?.offer.id;
  const title = notice && texts.title(notice.others + 1);
  const body =
    notice &&
    texts.body(
      naming === "named" ? personOf(notice.offer.party, rules).title : texts.somebody,
      businessName(notice.offer.businessNumber, businessNumbers),
    );
  useEffect(() => {
    if (call === undefined || title === null || body === null) return undefined;
    notifier.show({ call, title, body, answer: texts.answer, decline: texts.decline });
    return () => notifier.close();
  }, [call, title, body]);

  useEffect(
    () =>
      notifier.subscribe(({ press, call: id }: NoticePress) => {
        if (press !== "look") phone.call(id, { type: press });
      }),
    [phone],
  );
}
