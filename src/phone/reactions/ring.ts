import { toneFor } from "../../core/line-up/tone-for.ts";
import type { Speaker } from "../../core/ports/audio.ts";
import type { Reaction } from "../phone.ts";

/** Plays the tone the calls ask for. */
export function ring(speaker: Pick<Speaker, "play">): Reaction {
  return (before, after) => {
    const tone = toneFor(after.lineUp);
    if (tone !== toneFor(before.lineUp)) speaker.play(tone);
  };
}
