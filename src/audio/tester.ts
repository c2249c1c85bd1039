import { signals } from "./cadences.ts";
import { createOutlet } from "./outlet.ts";
import { play } from "./play.ts";
import type { Sink } from "./sink.ts";

/** Plays a short tune on a device, to hear whether it is the right one. */
export function createTester(context: AudioContext): {
  readonly play: (sink: Sink, volume: number) => void;
  readonly stop: () => void;
} {
  const outlet = createOutlet(context);
  let stop: () => void = () => undefined;
  return {
    play: (sink, volume) => {
      stop();
      outlet.sendTo([sink], volume);
      stop = play(context, outlet, signals.test, "once");
    },
    stop: () => {
      stop();
      outlet.stop();
    },
  };
}
