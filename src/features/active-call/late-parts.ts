import { speaking } from "../../words/language.ts";

/** What a call needs beyond mute, hold and hang-up; fetched when the phone has nothing else to do. */
export const loadKeypad = () =>
  speaking(["calls"], () => import("./keypad.tsx").then(({ Keypad }) => Keypad));
export const loadOtherCalls = () =>
  speaking(["calls"], () => import("./other-calls.tsx").then(({ OtherCalls }) => OtherCalls));
export const loadTrouble = () =>
  speaking(["calls", "endings"], () => import("./trouble-line.tsx").then(({ TroubleLine }) => TroubleLine));
