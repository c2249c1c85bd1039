import { useEffect, useState } from "react";
import { badgeOf } from "../../core/notice/badge.ts";
import { tabIcon } from "../../platform/tab-icon.ts";
import { useMissedCount } from "../../stores/noticing.tsx";
import { usePhone, useWorkplace } from "../../stores/react.tsx";

/** What shows that somebody is at the page: the tab being in front does not, its agent may be at lunch. */
const signsOfLife = ["pointerdown", "pointermove", "keydown", "focus"] as const;

/** Milliseconds after a missed call before a sign of life means that it was seen. */
const beforeSeen = 1_500;

/** The tab's icon and the app's badge say what rings and what was missed. */
export function useBadge(): void {
  const { missed } = useWorkplace();
  const count = useMissedCount();
  const offers = usePhone(({ lineUp }) => lineUp.live.filter(({ phase }) => phase === "incoming").length);
  const [icon] = useState(() => tabIcon(window));

  useEffect(() => icon.show(badgeOf({ offers, missed: count })), [icon, offers, count]);
  useEffect(() => () => icon.stop(), [icon]);
  useEffect(() => {
    const { seen } = missed;
    if (seen === undefined || count === 0) return undefined;
    const scope = new AbortController();
    const timer = setTimeout(() => {
      for (const sign of signsOfLife) window.addEventListener(sign, seen, { signal: scope.signal });
    }, beforeSeen);
    return () => {
      clearTimeout(timer);
      scope.abort();
    };
  }, [missed, count]);
}
