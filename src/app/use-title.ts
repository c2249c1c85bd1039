import { useEffect } from "react";
import { useNumberRules, usePhone } from "../stores/react.tsx";
import { personOf } from "../words/people.ts";
import { words } from "../words/words.ts";

/** Says in the tab's title what the agent must know while looking at another one. */
export function useTitle(): void {
  const rules = useNumberRules();
  const live = usePhone(({ lineUp }) => lineUp.live);
  const offers = live.filter(({ phase }) => phase === "incoming").length;
  const current = live.find(({ phase }) => phase !== "incoming");
  const title =
    offers > 0
      ? words.incoming.title(offers)
      : current === undefined
        ? words.brand
        : words.active.title(personOf(current.customer, rules).title);
  useEffect(() => {
    document.title = title;
    return () => void (document.title = words.brand);
  }, [title]);
}
