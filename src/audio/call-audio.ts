import type { CallId } from "../core/call/call.ts";
import type { LevelMeter, Levels } from "../core/ports/audio.ts";
import type { Ears } from "./ears.ts";
import type { Meter } from "./meter.ts";
import type { Microphones, OpenMicrophone, Opened } from "./microphones.ts";
import { moveTo, type Sink } from "./sink.ts";

type Joined = {
  readonly element: HTMLAudioElement;
  /** What is played: a call that has changed its connection goes on with another track. */
  track: MediaStreamTrack | undefined;
  agent: Meter | null;
  customer: Meter | null;
};

/** Milliseconds between two level readings. */
const meterInterval = 80;

export type CallAudioDevices = {
  readonly openMicrophone: () => Promise<Opened>;
  /** Said again, it is heard in a page that was not allowed to make sound the first time, and goes on with another track. */
  readonly join: (id: CallId, customer: MediaStream) => void;
  readonly tap: (id: CallId, agent: MediaStream) => void;
  readonly leave: (id: CallId) => void;
  readonly levels: LevelMeter;
  /** Where all calls are heard and how loud, 0 to 1; at once and from now on. */
  readonly soundAt: (sink: Sink, volume: number) => void;
};

/**
 * Audio of the calls. The customer plays in an <audio> element, because echo cancelling hears only that; Web
 * Audio is no more than a tap for the meters.
 */
export function createCallAudio(ears: Ears, microphones: Microphones): CallAudioDevices {
  const joined = new Map<CallId, Joined>();
  /** The microphones of calls, by the streams that calls know them by. */
  const held = new Map<MediaStream, OpenMicrophone>();
  let speaker: { readonly sink: Sink; readonly volume: number } = { sink: "", volume: 1 };

  async function openMicrophone(): Promise<Opened> {
    const opened = await microphones.open();
    if (opened.kind === "fault") return opened;
    const { microphone } = opened;
    held.set(microphone.stream, microphone);
    const release = (): void => {
      held.delete(microphone.stream);
      microphone.release();
    };
    return { kind: "open", microphone: { ...microphone, release } };
  }

  function sound(element: HTMLAudioElement): void {
    element.volume = speaker.volume;
    void moveTo(element, speaker.sink);
  }

  /** A call goes on without one: some browsers refuse a context when a page has made many. */
  function meterOf(stream: MediaStream): Meter | null {
    const [track] = stream.getAudioTracks();
    try {
      return track === undefined ? null : ears.hear(track);
    } catch {
      return null;
    }
  }

  function begin(id: CallId, customer: MediaStream): Joined {
    const element = new Audio();
    element.srcObject = customer;
    sound(element);
    const [track] = customer.getAudioTracks();
    const call = { element, track, agent: null, customer: meterOf(customer) };
    joined.set(id, call);
    return call;
  }

  function levelsOf(id: CallId): Levels {
    const call = joined.get(id);
    return { agent: call?.agent?.level() ?? 0, customer: call?.customer?.level() ?? 0 };
  }

  return {
    openMicrophone,
    join: (id, customer) => {
      const call = joined.get(id) ?? begin(id, customer);
      const { element } = call;
      const [track] = customer.getAudioTracks();
      if (track !== undefined && track !== call.track) {
        call.track = track;
        call.customer?.stop();
        call.customer = meterOf(customer);
      }
      // Refused before the first click in this page: the agent has clicked Answer or Call when it matters.
      if (element.paused) element.play().catch(() => undefined);
    },
    tap: (id, agent) => {
      const call = joined.get(id);
      if (call === undefined) return;
      const meter = meterOf(agent);
      held.get(agent)?.onTrack((track) => meter?.hear(track));
      call.agent = meter;
    },
    leave: (id) => {
      const call = joined.get(id);
      if (call === undefined) return;
      joined.delete(id);
      call.element.pause();
      call.element.srcObject = null;
      call.agent?.stop();
      call.customer?.stop();
    },
    levels: {
      watch: (id, listener) => {
        const timer = setInterval(() => listener(levelsOf(id)), meterInterval);
        return () => clearInterval(timer);
      },
    },
    soundAt: (sink, volume) => {
      speaker = { sink, volume };
      for (const { element } of joined.values()) sound(element);
    },
  };
}
