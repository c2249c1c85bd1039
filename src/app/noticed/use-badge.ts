import { useEffect, useState } from "react";
import { badgeOf } from "../../core/notice/badge.ts";
import { tabIcon } from "../../platform/tab-icon.ts";
import { useMissedCount } from "../../stores/noticing.tsx";
import { usePhone } from "../../stores/react.tsx";

/** The tab's icon and the app's badge say what rings and what was missed. */
export function useBadge(): void {
  const count = useMissedCount();
  const offers = usePhone(({ lineUp }) => lineUp.live.filter(({ phase }) => phase === "incoming").length);
  const [icon] = useState(() => tabIcon(window));

  useEffect(() => icon.show(badgeOf({ offers, missed: count })), [icon, offers, count]);
  useEffect(() => () => icon.stop(), [icon]);
}
