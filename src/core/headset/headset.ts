import type { CallCommand, CallId } from "../call/call.ts";
import { verbsOf } from "../call/verbs.ts";
import { activeCall, type LineUp } from "../line-up/line-up.ts";

/** What somebody did at a headset, as its report has it: mute and drop are presses, the hook is a place or is turned round. */
export type HeadsetPress =
  | { readonly type: "hook"; readonly hook: "off" | "on" | "toggle" }
  | { readonly type: "mute" }
  | { readonly type: "drop" };

/** What the headset shall show, and so what it takes the phone for. */
export type HeadsetLights = { readonly offHook: boolean; readonly ring: boolean; readonly mute: boolean };

type Asked = { readonly id: CallId; readonly command: CallCommand };

/**
 * What a press means as the calls stand, or null. A headset also reports the hook when we have moved its light
 * (HID Usage Tables 1.5, 11 Telephony: the host sets Off-Hook and the device follows): such an echo finds the call
 * already where it should be, and means nothing.
 */
export function commandFor(press: HeadsetPress, lineUp: LineUp): Asked | null {
  const offer = lineUp.live.find(({ phase }) => phase === "incoming");
  const current = underWay(lineUp);
  switch (press.type) {
    case "hook": {
      const hangsUp = press.hook === "on" || (press.hook === "toggle" && current !== null);
      if (hangsUp) return current === null ? null : { id: current, command: { type: "hang-up" } };
      return current === null && offer ? { id: offer.id, command: { type: "answer" } } : null;
    }
    case "drop": {
      if (current !== null) return { id: current, command: { type: "hang-up" } };
      return offer ? { id: offer.id, command: { type: "decline" } } : null;
    }
    case "mute":
      return toggleMute(lineUp);
  }
}

function toggleMute(lineUp: LineUp): Asked | null {
  const talking = activeCall(lineUp);
  const verb = talking && verbsOf(talking).find((one) => one === "mute" || one === "unmute");
  return talking && verb ? { id: talking.id, command: { type: verb } } : null;
}

/** The lights that must burn now, derived so that none is left on. */
export function lightsFor(lineUp: LineUp): HeadsetLights {
  const talking = activeCall(lineUp);
  return {
    offHook: underWay(lineUp) !== null,
    ring: lineUp.live.some(({ phase }) => phase === "incoming"),
    mute: talking?.microphone === "muted",
  };
}

/** The call a hook belongs to: the one talked on, else the newest that is more than an offer and not over. */
function underWay(lineUp: LineUp): CallId | null {
  const others = lineUp.live.filter(
    ({ phase }) => phase !== "incoming" && phase !== "ending" && phase !== "ended",
  );
  return (activeCall(lineUp) ?? others.at(-1))?.id ?? null;
}
