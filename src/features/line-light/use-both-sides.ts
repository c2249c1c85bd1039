import { useState } from "react";
import type { PhoneAtPbx } from "../../api/contract.ts";
import { useOwnLine } from "../../api/phone.ts";
import { compareSides } from "../../core/line/both-sides.ts";
import type { Line } from "../../core/line/line.ts";
import { patienceWithDisagreement } from "../../core/line/repair.ts";
import { usePhone } from "../../stores/react.tsx";
import { useHasLasted } from "../../ui/use-has-lasted.ts";
import { isDown } from "../../words/line-words.ts";
import { timeOfDay } from "../../words/time.ts";
import { words } from "../../words/words.ts";
import { useLineLight, type LineRecord } from "./use-line-light.ts";

const { line: texts } = words;

/** Asterisk learns of a new registration a moment after us, and of a lost one a moment before. The line then begins anew. */
const patience = patienceWithDisagreement(0);

/** The line as this page knows it, with what Asterisk says of the same phone, and a warning when the two do not fit. */
export function useBothSides(): LineRecord {
  const own = useLineLight();
  const line = usePhone((state) => state.line);
  const { data: seen } = useOwnLine();
  const sides = seen === undefined ? "unknown" : compareSides(standing(line), seen.state);
  const isApart = sides === "cannot-ring" && line.phase === "ready";
  const since = isApart ? Math.max(line.since, Date.parse(seen?.since ?? "") || 0) : null;
  const hasLasted = useHasLasted(since, patience);
  const disagrees = useStays(hasLasted, line.phase === "ready" ? sides !== "cannot-ring" : isDown(line));
  if (seen === undefined) return own;

  const facts = [...own.facts, ...factsSeen(seen)];
  if (!disagrees) return { ...own, facts };
  const { title, meaning } = texts.apart[seen.state === "unreachable" ? "unreachable" : "not-registered"];
  return { ...own, facts, tone: "down", title, short: texts.down, meaning, pressing: true };
}

/** True from when it is so until it is over: a line that begins anew must not look well for a moment. */
function useStays(isSo: boolean, isOver: boolean): boolean {
  const [was, setWas] = useState(false);
  const now = isSo || (was && !isOver);
  if (now !== was) setWas(now);
  return now;
}

function factsSeen({ state, since, roundTripMs, pbx }: PhoneAtPbx): LineRecord["facts"] {
  return [
    { label: texts.seenByPbx, value: texts.seen[state] },
    ...(since === null ? [] : [{ label: texts.seenSince, value: timeOfDay(Date.parse(since)) }]),
    ...(roundTripMs === null
      ? []
      : [{ label: texts.roundTrip, value: texts.milliseconds(Math.round(roundTripMs)) }]),
    ...(pbx.state === "away" ? [{ label: texts.pbxAway, value: timeOfDay(Date.parse(pbx.since)) }] : []),
  ];
}

function standing({ phase }: Line): "ready" | "changing" | "off" {
  switch (phase) {
    case "ready":
      return "ready";
    case "off":
    case "refused":
      return "off";
    case "connecting":
    case "registering":
    case "waiting":
      return "changing";
  }
}
