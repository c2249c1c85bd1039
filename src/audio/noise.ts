import type { Treatment } from "./microphones.ts";

/** Fetches what the learned suppressor consists of; rejects when its files do not arrive. */
export type LoadSuppressor = () => Promise<Treatment>;

export type Noise = "off" | "starting" | "on" | "failed";

export type NoiseSwitch = {
  readonly state: () => Noise;
  /** What is done to the microphone now; null: nothing. */
  readonly treatment: () => Treatment | null;
  readonly turn: (on: boolean) => void;
};

/**
 * The learned noise suppressor, fetched when it is first switched on. `changed` is told of each step. A failure anywhere
 * leaves the microphone as it was.
 */
export function createNoiseSwitch(load: LoadSuppressor, changed: () => void): NoiseSwitch {
  let state: Noise = "off";
  let loaded: Treatment | null = null;

  function become(next: Noise): void {
    if (next === state) return;
    state = next;
    changed();
  }

  const suppress: Treatment = async (captured, volume) => {
    try {
      if (loaded === null) throw new Error("The noise suppressor is not there yet");
      return await loaded(captured, volume);
    } catch (error) {
      become("failed");
      throw error;
    }
  };

  async function start(): Promise<void> {
    become("starting");
    try {
      loaded ??= await load();
      if (state === "starting") become("on");
    } catch {
      if (state === "starting") become("failed");
    }
  }

  return {
    state: () => state,
    treatment: () => (state === "on" ? suppress : null),
    turn: (on) => {
      if (!on) become("off");
      else if (state === "off") void start();
    },
  };
}
