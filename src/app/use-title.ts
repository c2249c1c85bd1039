import { useEffect } from "react";
import { titleWithMissed } from "../core/notice/badge.ts";
import { useMissedCount } from "../stores/noticing.tsx";
import { useNumberRules, usePhone } from "../stores/react.tsx";
import { personOf } from "../words/people.ts";
import { words } from "../words/words.ts";

/** What the agent must know of calls while looking at another tab; null when there are none. */
export function useCallTitle(): string | null {
  const rules = useNumberRules();
  const live = usePhone(({ lineUp }) => lineUp.live);
  const offers = live.filter(({ phase }) => phase === "incoming").length;
  const current = live.find(({ phase }) => phase !== "incoming");
  if (offers > 0) return words.incoming.title(offers);
  return current === undefined ? null : words.active.title(personOf(current.party, rules).title);
}

/** Puts a title on the tab; null is the product's name. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ?? words.brand;
    return () => void (document.title = words.brand);
  }, [title]);
}

/** The tab's title at a phone: the call, or else the screen (null: the phone) and how many calls were missed. */
export function usePhoneTitle(screen: string | null): void {
  const missed = useMissedCount();
  const call = useCallTitle();
  useTitle(call ?? titleWithMissed(screen ?? words.brand, missed));
}
