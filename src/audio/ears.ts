import { createMeter, type Meter } from "./meter.ts";

/** Where tracks are listened to. */
export type Ears = {
  /** Hears a track until its meter is stopped. */
  readonly hear: (track: MediaStreamTrack) => Meter;
};

/**
 * Listens in an AudioContext of its own, which is there only while something is listened to: as long as a context runs,
 * Chromium keeps every source that was ever made in it, and with it the track.
 */
export function createEars(makeContext: () => AudioContext): Ears {
  let context: AudioContext | null = null;
  let meters = 0;
  return {
    hear: (track) => {
      context ??= makeContext();
      const meter = createMeter(context, track);
      meters += 1;
      let isOver = false;
      return {
        ...meter,
        stop: () => {
          if (isOver) return;
          isOver = true;
          meter.stop();
          meters -= 1;
          if (meters > 0) return;
          void context?.close();
          context = null;
        },
      };
    },
  };
}
