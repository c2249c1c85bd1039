import type { Shift } from "../core/shift/shift.ts";
import type { ShiftOfAgent } from "../stores/shift.ts";
import type { setUpShift } from "./set-up-shift.ts";
import { whenIdle } from "./when-idle.ts";

type Parts = Parameters<typeof setUpShift>[0];

/** Nothing is known before Asterisk's queue has been asked. */
const unknown: Shift = {
  wish: { kind: "ready", since: 0 },
  standing: "unknown",
  request: "none",
  trouble: null,
};

/** The agent's shift, whose code comes after the phone: what was asked until then is asked once it is there. */
export function lateShift(parts: Parts): {
  readonly shift: ShiftOfAgent;
  /** Resolves once the shift is the agent's own, and never where its files do not come. */
  readonly known: Promise<void>;
  readonly stop: () => void;
} {
  let tellKnown: () => void = () => undefined;
  const known = new Promise<void>((resolve) => (tellKnown = resolve));
  const listeners = new Set<() => void>();
  const asked: Parameters<ShiftOfAgent["ask"]>[0][] = [];
  let set: ReturnType<typeof setUpShift> | null = null;
  let isOver = false;
  let stopHearing: () => void = () => undefined;

  async function setUp(): Promise<void> {
    await whenIdle();
    const { setUpShift } = await import("./set-up-shift.ts");
    if (isOver) return;
    set = setUpShift(parts);
    const tell = (): void => {
      for (const listener of [...listeners]) listener();
    };
    stopHearing = set.shift.subscribe(tell);
    for (const command of asked.splice(0)) set.shift.ask(command);
    tell();
    tellKnown();
  }

  // Without its files the phone works; only the queue is not asked. The next page tries again.
  setUp().catch(() => undefined);

  return {
    shift: {
      state: () => set?.shift.state() ?? unknown,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      ask: (command) => {
        if (set === null) asked.push(command);
        else set.shift.ask(command);
      },
      pauseReasons: parts.policy.pauseReasons,
    },
    known,
    stop: () => {
      isOver = true;
      stopHearing();
      set?.stop();
    },
  };
}
