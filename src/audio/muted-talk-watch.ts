import { mutedTalk, quiet, type MutedTalk } from "../core/devices/muted-talk.ts";
import type { Ears } from "./ears.ts";
import { listenTo } from "./listen.ts";
import type { Microphones } from "./microphones.ts";

/** Says when somebody talks into a muted microphone, as long as it is muted. */
export function watchMutedTalk(
  ears: Ears,
  microphones: Microphones,
  tell: (isTalking: boolean) => void,
): { readonly mute: (isMuted: boolean) => void } {
  let state: MutedTalk = quiet;
  let stop: (() => void) | null = null;

  function become(next: MutedTalk): void {
    const was = state.kind === "talking";
    state = next;
    const is = next.kind === "talking";
    if (is !== was) tell(is);
  }

  return {
    mute: (isMuted) => {
      if (isMuted === (stop !== null)) return;
      stop?.();
      stop = isMuted
        ? listenTo(ears, microphones, (level) => become(mutedTalk(state, level, Date.now())))
        : null;
      become(quiet);
    },
  };
}
