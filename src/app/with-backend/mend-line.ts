import type { QueryClient } from "@tanstack/react-query";
import { watchOwnLine } from "../../api/phone.ts";
import { compareSides, type SeenByPbx } from "../../core/line/both-sides.ts";
import { forgetRepairsAfter, patienceWithDisagreement } from "../../core/line/repair.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Workplace } from "../../stores/react.tsx";

export type MendingParts = {
  readonly workplace: Pick<Workplace, "phoneStore"> & { readonly phone: Pick<Workplace["phone"], "line"> };
  readonly queries: QueryClient;
  readonly clock: Clock;
};

/**
 * Begins the line anew when the page calls it ready and Asterisk has no phone of it that it can reach, for so long that it is
 * no mere delay. Calls that are up are taken along. Returns the undo.
 */
export function mendLine({ workplace, queries, clock }: MendingParts): () => void {
  const { phone, phoneStore } = workplace;
  let seen: SeenByPbx = "unknown";
  /** Since when they agree, or do not. */
  let since = clock.now();
  let standing: "apart" | "agreed" | "open" = "open";
  let repairs = 0;
  let stopTimer: () => void = () => undefined;

  function standingNow(): typeof standing {
    if (phoneStore.getState().line.phase !== "ready") return "open";
    switch (compareSides("ready", seen)) {
      case "cannot-ring":
        return "apart";
      case "agree":
        return "agreed";
      case "left-over":
      case "unknown":
        return "open";
    }
  }

  function look(): void {
    const now = standingNow();
    if (now === standing) return;
    const lasted = clock.now() - since;
    if (standing === "agreed" && lasted >= forgetRepairsAfter) repairs = 0;
    standing = now;
    since = clock.now();
    stopTimer();
    if (now === "apart") stopTimer = clock.after(patienceWithDisagreement(repairs), mend);
  }

  function mend(): void {
    repairs += 1;
    phone.line({ type: "begin-anew" });
  }

  const stopHearing = phoneStore.subscribe(look);
  const stopWatching = watchOwnLine(queries, (line) => {
    seen = line?.state ?? "unknown";
    look();
  });
  return () => {
    stopTimer();
    stopHearing();
    stopWatching();
  };
}
