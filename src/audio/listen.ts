import type { Ears } from "./ears.ts";
import type { Microphones } from "./microphones.ts";

/** Milliseconds between two levels. */
const interval = 80;

/**
 * Hears the microphone through a copy of its own, which is never sent or recorded: it hears what a muted call does not.
 * Nothing is heard where the microphone does not open. Returns the end of it.
 */
export function listenTo(
  ears: Ears,
  microphones: Microphones,
  listener: (level: number) => void,
): () => void {
  let isOver = false;
  let end: () => void = () => undefined;
  void microphones.open().then((opened) => {
    if (opened.kind === "fault") return;
    const { microphone } = opened;
    const [track] = microphone.stream.getAudioTracks();
    if (isOver || track === undefined) {
      microphone.release();
      return;
    }
    const meter = ears.hear(track);
    const deaf = microphone.onTrack(meter.hear);
    const timer = setInterval(() => listener(meter.level()), interval);
    end = () => {
      clearInterval(timer);
      deaf();
      meter.stop();
      microphone.release();
    };
  });
  return () => {
    if (isOver) return;
    isOver = true;
    end();
  };
}
