import type { Clock } from "../core/ports/clock.ts";
import type { QueuePlace } from "../core/ports/shift.ts";
import type { ShiftPolicy } from "../core/shift/policy.ts";
import type { Phone } from "../phone/phone.ts";
import { autoAnswer } from "../phone/reactions/auto-answer.ts";
import { createShiftDesk } from "../phone/shift-desk.ts";
import type { KeptText } from "../stores/kept-store.ts";
import { createShiftKeeper, type ShiftOfAgent } from "../stores/shift.ts";

type Parts = {
  readonly phone: Phone;
  readonly queue: QueuePlace;
  readonly clock: Clock;
  readonly policy: ShiftPolicy;
  /** Keeps why an agent is paused for the next page. */
  readonly kept: KeptText;
  readonly user: string;
  /** The tone before a call that is answered by itself. */
  readonly announce: () => void;
};

/** The agent's shift, and the calls that the company wants answered by themselves. */
export function setUpShift({ phone, queue, clock, policy, kept, user, announce }: Parts): {
  readonly shift: ShiftOfAgent;
  readonly stop: () => void;
} {
  const desk = createShiftDesk({ phone, queue, clock, policy, keeper: createShiftKeeper(kept, user) });
  const answering = autoAnswer(phone, clock, policy.autoAnswer, announce);
  const stopAnswering = phone.subscribe(answering.reaction);
  return {
    shift: { ...desk, pauseReasons: policy.pauseReasons },
    stop: () => {
      stopAnswering();
      answering.stop();
      desk.dispose();
    },
  };
}
