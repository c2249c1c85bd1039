import type { Line } from "../core/line/line.ts";
import type { Workplace } from "../stores/react.tsx";
import type { SoundDevices } from "./sound-devices.ts";

export type KeepMicrophonePorts = {
  readonly microphone: SoundDevices["microphone"];
  readonly settings: Pick<SoundDevices["settings"], "getState" | "subscribe">;
  readonly shift: Pick<Workplace["shift"], "state" | "subscribe">;
  /** Until then nobody knows whether the agent is paused. */
  readonly shiftIsKnown: Promise<unknown>;
  readonly phone: {
    readonly state: () => { readonly line: Pick<Line, "phase"> };
    readonly subscribe: (listener: () => void) => () => void;
  };
};

/**
 * Holds the microphone between calls while an agent wants that, has the line and is not paused: calls take a copy of what is
 * open already. Nobody is asked for a microphone but by the agent's own switch. Returns what gives it back for good.
 */
export function keepMicrophone(ports: KeepMicrophonePorts): () => void {
  const { microphone, settings, shift, phone } = ports;
  const isSwitchedOn = (): boolean => settings.getState().keepsMicrophoneOpen;
  let release: (() => void) | null = null;
  let isOpening = false;
  let isKnown = false;
  let isOver = false;
  /** A line that is lost comes back, and a talk goes on meanwhile. One that was refused or given away does not. */
  let hasLine = false;
  let wasSwitchedOn = isSwitchedOn();

  const isWanted = (): boolean =>
    !isOver && isKnown && hasLine && isSwitchedOn() && shift.state().wish.kind !== "paused";

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
    const { phase } = phone.state().line;
    if (phase === "ready") hasLine = true;
    else if (phase === "off" || phase === "refused") hasLine = false;
    if (!isWanted()) {
      release?.();
      release = null;
    } else if (release === null && !isOpening && (mayAsk || microphone.isMicrophoneSure())) void open();
  }

  const stopHearing = [
    settings.subscribe(() => {
      const isNew = isSwitchedOn() && !wasSwitchedOn;
      wasSwitchedOn = isSwitchedOn();
      update(isNew);
    }),
    shift.subscribe(() => update()),
    phone.subscribe(() => update()),
    microphone.onMicrophoneSure(() => update()),
  ];
  void ports.shiftIsKnown.then(() => {
    isKnown = true;
    update();
  });
  return () => {
    isOver = true;
    for (const stop of stopHearing) stop();
    update();
  };
}
