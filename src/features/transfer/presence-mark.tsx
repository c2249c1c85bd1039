import type { Presence } from "../../core/ports/presence.ts";
import { StateMark } from "../../ui/state-mark.tsx";
import { callsWords } from "../../words/calls-words.ts";

const tones = {
  ready: "good",
  ringing: "warn",
  talking: "bad",
  "on-hold": "bad",
  away: "warn",
  offline: "off",
  unknown: "open",
} as const;

/** How somebody's phone stands: words, shape and colour. */
export function PresenceMark({ presence }: { readonly presence: Presence }) {
  return (
    <span className="shrink-0 text-[13px]">
      <StateMark tone={tones[presence]} text={callsWords.presence[presence]} />
    </span>
  );
}
