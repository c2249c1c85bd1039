import { Mic, MicOff, Pause, Phone, PhoneOff, Play } from "lucide-react";
import type { Call, CallCommand, CallId } from "../../core/call/call.ts";
import { verbsOf } from "../../core/call/verbs.ts";
import { paletteWords } from "../../words/palette-words.ts";
import type { Item } from "./item.ts";

const { call: texts } = paletteWords;

const verbs = [
  { verb: "answer", Icon: Phone, text: texts.answer },
  { verb: "mute", Icon: MicOff, text: () => texts.mute },
  { verb: "unmute", Icon: Mic, text: () => texts.unmute },
  { verb: "hold", Icon: Pause, text: texts.hold },
  { verb: "resume", Icon: Play, text: texts.resume },
  { verb: "hang-up", Icon: PhoneOff, text: texts.hangUp },
  { verb: "decline", Icon: PhoneOff, text: texts.decline },
] as const;

/** What can be done to the calls that are on, those that ring first. */
export function callItems(
  live: readonly Call[],
  nameOf: (call: Call) => string,
  ask: (id: CallId, command: CallCommand) => void,
): readonly Item[] {
  return live.flatMap((call) => {
    const possible = verbsOf(call);
    // The microphone is meant for the call that is talked on.
    const isHeld = call.phase === "established" && call.hold !== "none";
    return verbs
      .filter(({ verb }) => possible.includes(verb) && !(isHeld && (verb === "mute" || verb === "unmute")))
      .map(({ verb, Icon, text }) => ({
        id: `${verb} ${call.id}`,
        group: "call" as const,
        title: text(nameOf(call)),
        detail: null,
        Icon,
        hints: verb,
        run: () => ask(call.id, { type: verb }),
      }));
  });
}
