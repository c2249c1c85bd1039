import type { SoundDevices } from "./sound-devices.ts";
import type { Workplace } from "../stores/react.tsx";

export type KeepMicrophonePorts = {
  readonly microphone: SoundDevices["microphone"];
  readonly settings: Pick<SoundDevices["settings"], "getState" | "subscribe">;
  readonly shift: Pick<Workplace["shift"], "state" | "subscribe">;
  readonly phone: { readonly subscribe: (listener: () => void) => () => void };
};

/**
 * Holds the microphone between calls while an agent wants that and is not paused: calls take a copy of what is open already.
 * Nobody is asked for a microphone but by the agent's own switch. Returns what gives it back for good.
 */
export function keepMicrophone({ microphone, settings, shift, phone }: KeepMicrophonePorts): () => void {
  let release: (() => void) | null = null;
  let isOpening = false;
  let isOver = false;

  const isWanted = (): boolean =>
    !isOver && settings.getState().keepsMicrophoneOpen && shift.state().wish.kind !== "paused";

  async function open(): Promise<void> {
    isOpening = true;
    const opened = await microphone.openMicrophone();
    isOpening = false;
    // The trouble is told where every trouble with the microphone is.
    if (opened.kind === "fault") return;
    ({ release } = opened.microphone);
    update();
  }

  function update(mayAsk = false): void {
    if (!isWanted()) {
      release?.();
      release = null;
    } else if (release === null && !isOpening && (mayAsk || microphone.isMicrophoneSure())) void open();
  }

  let wasWanted = isWanted();
  const stopHearing = [
    settings.subscribe(() => {
      const isNew = isWanted() && !wasWanted;
      wasWanted = isWanted();
      update(isNew);
    }),
    shift.subscribe(() => update()),
    // Whether the microphone is allowed is known a moment after the page has begun, and may change.
    phone.subscribe(() => update()),
  ];
  update();
  return () => {
    isOver = true;
    for (const stop of stopHearing) stop();
    update();
  };
}
