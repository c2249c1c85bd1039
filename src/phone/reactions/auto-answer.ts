import type { Call, CallId } from "../../core/call/call.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { ShiftPolicy } from "../../core/shift/policy.ts";
import type { Phone, Reaction } from "../phone.ts";

type Policy = ShiftPolicy["autoAnswer"];

/**
 * Answers by itself what the company wants answered, after so many seconds and with a tone of its own: nobody may be
 * heard without noticing. Only an agent who is on no other call; what rings beside one waits for a hand.
 */
export function autoAnswer(
  phone: Pick<Phone, "call" | "state">,
  clock: Pick<Clock, "after">,
  policy: Policy,
  announce: () => void,
): { readonly reaction: Reaction; readonly stop: () => void } {
  const waiting = new Map<CallId, () => void>();

  function answer(id: CallId): void {
    waiting.delete(id);
    const { live } = phone.state().lineUp;
    const offer = live.find((call) => call.id === id && call.phase === "incoming");
    if (offer === undefined || live.some(({ phase }) => phase !== "incoming" && phase !== "ending")) return;
    announce();
    phone.call(id, { type: "answer" });
  }

  const reaction: Reaction = (_before, { lineUp }) => {
    const wanted = lineUp.live.filter((call) => call.phase === "incoming" && isMeant(call, policy));
    for (const [id, cancel] of [...waiting]) {
      if (wanted.some((call) => call.id === id)) continue;
      waiting.delete(id);
      cancel();
    }
    for (const { id } of wanted) {
      if (!waiting.has(id))
        waiting.set(
          id,
          clock.after(policy.after * 1_000, () => answer(id)),
        );
    }
  };

  return {
    reaction,
    stop: () => {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}

function isMeant({ kind }: Call, { calls }: Policy): boolean {
  switch (calls) {
    case "none":
      return false;
    case "all":
      return true;
    case "customers":
      return kind === "customer";
    case "colleagues":
      return kind === "colleague";
  }
}
