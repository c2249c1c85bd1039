import type { TabSound } from "../core/ports/tab-sound.ts";

/**
 * The sound of this tab, by its audio context. A context starts only after a click or a key press, unless the browser's
 * autoplay policy allows more (Web Audio API, "allowed to start"); iOS also stops one for a phone call.
 */
export function tabSound(context: AudioContext): TabSound {
  return {
    state: () => (context.state === "running" ? "on" : "locked"),
    subscribe: (listener) => {
      const scope = new AbortController();
      context.addEventListener("statechange", listener, { signal: scope.signal });
      return () => scope.abort();
    },
    unlock: () => {
      // Refused where this was no click: then it stays locked, and says so.
      context.resume().then(
        () => playSoftTone(context),
        () => undefined,
      );
    },
  };
}

/** Half a second of a fifth (D5, A5), quiet enough for somebody with a headset on. */
function playSoftTone(context: AudioContext): void {
  const volume = context.createGain();
  volume.connect(context.destination);
  const now = context.currentTime;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.06, now + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.5);
  for (const [index, frequency] of [587.33, 880].entries()) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    tone.start(now + index * 0.09);
    tone.stop(now + 0.5);
    tone.onended = () => {
      tone.disconnect();
      if (index === 1) volume.disconnect();
    };
  }
}
