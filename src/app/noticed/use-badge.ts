import { useEffect, useState } from "react";
import { badgeOf } from "../../core/notice/badge.ts";
import { createNextTask } from "../../platform/next-task.ts";
import { tabIcon } from "../../platform/tab-icon.ts";
import { useMissedCount } from "../../stores/noticing.tsx";
import { usePhone } from "../../stores/react.tsx";

/** The tab's icon and the app's badge say what rings and what was missed. */
export function useBadge(): void {
  const count = useMissedCount();
  const offers = usePhone(({ lineUp }) => lineUp.live.filter(({ phase }) => phase === "incoming").length);
  const [icon] = useState(() => tabIcon(window));
  const [soon] = useState(createNextTask);

  useEffect(() => {
    const badge = badgeOf({ offers, missed: count });
    // It is painted by hand, which takes longer than the card of a call may wait for. Not a timer: this is for the tab
    // that nobody sees.
    let isOver = false;
    soon(() => {
      if (!isOver) icon.show(badge);
    });
    return () => void (isOver = true);
  }, [icon, soon, offers, count]);
  useEffect(() => () => icon.stop(), [icon]);
}
