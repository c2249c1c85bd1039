import type { Line } from "../../core/line/line.ts";
import type { Shift, ShiftCommand } from "../../core/shift/shift.ts";
import { usePhone, useShift, useWorkplace } from "../../stores/react.tsx";
import { reasonText, shiftWords } from "../../words/shift-words.ts";

const texts = shiftWords;

export type ShiftState = keyof typeof texts.states;

export type ShiftRecord = {
  readonly state: ShiftState;
  readonly title: string;
  readonly meaning: string;
  /** Since when it is so, where that matters (milliseconds since 1970). */
  readonly since: number | null;
  /** When the wrap-up ends. */
  readonly until: number | null;
  /** What the queue did not take; small print, null when there is none. */
  readonly refused: { readonly detail: string | null } | null;
  /** Why the agent is paused without having asked for it. */
  readonly surprise: "unanswered" | "elsewhere" | null;
  readonly makeReady: (() => void) | undefined;
  /** What the agent may pause for; the reason that holds now has no `pause`. */
  readonly reasons: readonly {
    readonly id: string;
    readonly text: string;
    readonly pause: (() => void) | undefined;
  }[];
  readonly extend: (() => void) | undefined;
  readonly finish: (() => void) | undefined;
  readonly goOffline: (() => void) | undefined;
  readonly goOnline: (() => void) | undefined;
};

/** Seconds that "+30 s" gives. */
const more = 30;

/** The agent's shift, in words, with what can be done about it now. */
export function useShiftSwitch(): ShiftRecord {
  const { phone, shift: desk } = useWorkplace();
  const shift = useShift();
  const line = usePhone((state) => state.line.phase);
  const isOnACall = usePhone(({ lineUp }) => lineUp.live.length > 0);
  const isOffline = line === "off" || line === "refused";
  const state = stateOf(shift, isOffline);
  return {
    ...times(state, shift),
    ...(isOffline ? noNews : news(shift, line)),
    ...(isOffline || state === "away" ? nothingToAsk : verbs(shift, desk.ask)),
    state,
    title: titleOf(state, shift),
    meaning: texts.meanings[state],
    reasons: desk.pauseReasons.map((id) => ({
      id,
      text: reasonText(id),
      pause:
        isOffline || state === "away" || isPausedFor(shift, id)
          ? undefined
          : () => desk.ask({ type: "pause", reason: id }),
    })),
    goOffline: isOffline || isOnACall ? undefined : () => phone.line({ type: "sign-out" }),
    goOnline: line === "off" ? () => phone.line({ type: "sign-in" }) : undefined,
  };
}

const isPausedFor = ({ wish }: Shift, reason: string) => wish.kind === "paused" && wish.reason === reason;

function times(state: ShiftState, { wish }: Shift): Pick<ShiftRecord, "since" | "until"> {
  return {
    since: state === "paused" && wish.kind === "paused" ? wish.since : null,
    until: state === "wrap-up" && wish.kind === "wrap-up" ? wish.until : null,
  };
}

const noNews = { refused: null, surprise: null } as const;

/** What was asked while the line is down reached nobody: the line says so itself, and one alarm is enough. */
function news({ wish, trouble }: Shift, line: Line["phase"]): Pick<ShiftRecord, "refused" | "surprise"> {
  const surprise = wish.kind === "paused" && wish.cause !== "agent" ? wish.cause : null;
  if (trouble === null) return { refused: null, surprise };
  return { refused: line === "ready" ? trouble : null, surprise: null };
}

const nothingToAsk = { makeReady: undefined, extend: undefined, finish: undefined } as const;

function verbs(
  { wish, standing }: Shift,
  ask: (command: ShiftCommand) => void,
): Pick<ShiftRecord, "makeReady" | "extend" | "finish"> {
  const makeReady = () => ask({ type: "make-ready" });
  const isWrappingUp = wish.kind === "wrap-up" && wish.until !== null;
  return {
    makeReady: wish.kind !== "ready" || standing === "paused" ? makeReady : undefined,
    extend: isWrappingUp ? () => ask({ type: "extend", seconds: more }) : undefined,
    finish: isWrappingUp ? makeReady : undefined,
  };
}

/** What the queue has beats what was wished; a request under way is said as such. */
function stateOf({ wish, standing, request }: Shift, isOffline: boolean): ShiftState {
  if (isOffline) return "offline";
  if (standing === "away") return "away";
  if (wish.kind === "wrap-up") return wish.until === null ? "on-a-call" : "wrap-up";
  if (request !== "none") return request;
  if (standing === "unknown") return "unknown";
  return standing;
}

function titleOf(state: ShiftState, { wish }: Shift): string {
  if (state !== "paused" || wish.kind !== "paused" || wish.reason === null) return texts.states[state];
  return texts.paused(reasonText(wish.reason));
}
