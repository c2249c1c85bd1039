import { vi } from "vitest";
import type { Processing } from "../core/devices/sound-settings.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";

/** A track whose every copy is known to the one who made it. */
export type FakeTrack = MediaStreamTrack & {
  readonly name: string;
  /** How loud it is, as an amplitude of 0 to 1. */
  readonly level: () => number;
  /** Somebody pulls the plug: the browser ends the track by itself. */
  readonly unplug: () => void;
};

export type FakeMedia = ReturnType<typeof createFakeMedia>;

type FakeNode = { readonly level: () => number };
type Asked = { readonly deviceId: string | null; readonly processing: Processing };

/**
 * Microphones, Web Audio and <audio> elements of a browser, as a test plays them, with counts of what nobody gave back.
 * Puts `MediaStream` and `Audio` where the page would find them until `end`.
 */
export function createFakeMedia(present: readonly string[] = ["laptop", "headset"]) {
  const live = new Set<object>();
  const playing = new Set<object>();
  const contexts = new Set<object>();
  const nodes = new Map<object, string>();
  const asked: Asked[] = [];
  const captured = new Set<FakeTrack>();
  const faults = new Map<string, MicrophoneFault>();
  const there = new Set(present);
  const levels = new Map<string, number>();
  let mayPlay = true;

  /** `level`: of what a page made itself. */
  function newTrack(name: string, level = () => levels.get(name) ?? 0): FakeTrack {
    const track = {
      level,
      name,
      label: name,
      kind: "audio",
      enabled: true,
      readyState: "live" as MediaStreamTrackState,
      onended: null as (() => void) | null,
      getSettings: () => ({ deviceId: name }),
      clone: () => newTrack(name, level),
      stop: () => {
        track.readyState = "ended";
        live.delete(track);
      },
      unplug: () => {
        if (track.readyState === "ended") return;
        track.stop();
        track.onended?.();
      },
    };
    live.add(track);
    return track as unknown as FakeTrack;
  }

  class FakeStream {
    tracks: MediaStreamTrack[];
    constructor(tracks: readonly MediaStreamTrack[] = []) {
      this.tracks = [...tracks];
    }
    getTracks = () => this.tracks;
    getAudioTracks = () => this.tracks;
    addTrack = (track: MediaStreamTrack) => void this.tracks.push(track);
    removeTrack = (track: MediaStreamTrack) => {
      this.tracks = this.tracks.filter((one) => one !== track);
    };
  }

  class FakeAudio {
    srcObject: unknown = null;
    sinkId = "";
    volume = 1;
    /** Rejected in a page nobody has clicked in. */
    play = () => {
      if (!mayPlay) return Promise.reject(new DOMException("no click yet", "NotAllowedError"));
      playing.add(this);
      return Promise.resolve();
    };
    pause = () => void playing.delete(this);
    get paused() {
      return !playing.has(this);
    }
    setSinkId = (sink: string) => {
      this.sinkId = sink;
      return Promise.resolve();
    };
  }

  /** `through`: what comes out of what goes in, as amplitudes. */
  function node<More extends object>(kind: string, more: More, through = (input: number) => input) {
    const from = new Set<FakeNode>();
    const outputs = new Set<Set<FakeNode> | undefined>();
    const made = {
      ...more,
      from,
      level: () => through([...from].reduce((sum, input) => sum + input.level(), 0)),
      connect: <To extends { readonly from?: Set<FakeNode> }>(to: To): To => {
        nodes.set(made, kind);
        to.from?.add(made);
        outputs.add(to.from);
        return to;
      },
      disconnect: () => {
        nodes.delete(made);
        for (const output of outputs) output?.delete(made);
      },
    };
    return made;
  }

  const parameter = (value = 1) => {
    const made = {
      value,
      setValueAtTime: () => undefined,
      linearRampToValueAtTime: () => undefined,
      setTargetAtTime: (next: number) => void (made.value = next),
    };
    return made;
  };
  const context = {
    sampleRate: 48_000,
    currentTime: 0,
    state: "running",
    destination: {},
    close: () => Promise.resolve(),
    createGain: () => {
      const gain = parameter();
      return node("gain", { gain }, (input) => input * gain.value);
    },
    createAnalyser: () => {
      const analyser = node("analyser", { fftSize: 2 });
      return Object.assign(analyser, {
        getFloatTimeDomainData: (samples: Float32Array) => samples.fill(analyser.level()),
      });
    },
    createDynamicsCompressor: () => {
      const set = { threshold: parameter(-24), ratio: parameter(12), knee: parameter(30) };
      // With a knee of 0: what browsers leave of full scale, and the 0.6 of it that they give back to everything.
      const taken = () => -set.threshold.value * (1 - 1 / set.ratio.value);
      return node("limiter", set, (input) => input * 10 ** ((0.6 * taken()) / 20));
    },
    createOscillator: () => {
      const made = Object.assign(node("oscillator", { frequency: parameter() }), {
        onended: null as (() => void) | null,
        start: () => undefined,
        stop: (at?: number) => {
          if (at === undefined) made.onended?.();
        },
      });
      return made;
    },
    createMediaStreamSource: (stream: FakeStream) => {
      const [track] = stream.getTracks();
      return node("source", {}, () => (track as FakeTrack | undefined)?.level() ?? 0);
    },
    createMediaStreamDestination: () => {
      const way = node("way", { stream: new FakeStream() });
      way.stream.addTrack(newTrack("own sound", way.level));
      return way;
    },
  };

  function newContext(): AudioContext {
    const made = {
      ...context,
      close: () => {
        contexts.delete(made);
        return Promise.resolve();
      },
    };
    contexts.add(made);
    return made as unknown as AudioContext;
  }

  const watching = new Set<() => void>();
  let areNamesHidden = false;
  const changed = (): void => {
    for (const listener of [...watching]) listener();
  };

  vi.stubGlobal("MediaStream", FakeStream);
  vi.stubGlobal("Audio", FakeAudio);
  vi.stubGlobal("HTMLMediaElement", FakeAudio);
  Object.assign(FakeAudio.prototype, { setSinkId: undefined });

  return {
    /** The page's one, for its tones. */
    context: context as unknown as AudioContext,
    /** One more, to be closed by whoever asks for it. */
    newContext,
    newTrack,
    /** What a page asks the browser for a microphone with. */
    capture: (ask: Asked) => {
      asked.push(ask);
      const name = ask.deviceId ?? [...there][0] ?? "none";
      const fault = there.has(name) ? faults.get(name) : "missing";
      if (fault !== undefined) return Promise.resolve({ kind: "fault", fault } as const);
      const track = newTrack(name);
      captured.add(track);
      return Promise.resolve({ kind: "open", track } as const);
    },
    asked: () => asked,
    /** What the browser gave, oldest first: not the copies that calls made. */
    captured: () => [...captured],
    /** `navigator.mediaDevices`, as far as it tells what is there. Each thing here is a microphone and a speaker. */
    devices: {
      enumerateDevices: () =>
        Promise.resolve(
          ["audioinput", "audiooutput"].flatMap((kind) =>
            [...there].map((name) =>
              areNamesHidden ? { kind, deviceId: "", label: "" } : { kind, deviceId: name, label: name },
            ),
          ),
        ),
      addEventListener: (_type: string, listener: () => void) => void watching.add(listener),
      removeEventListener: (_type: string, listener: () => void) => void watching.delete(listener),
    } as unknown as MediaDevices,
    hideNames: () => {
      areNamesHidden = true;
    },
    plugIn: (name: string) => {
      there.add(name);
      changed();
    },
    /** From now on the page may make no sound, or may again. */
    beSilenced: (silenced: boolean) => {
      mayPlay = !silenced;
    },
    /** It is gone, and the browser ends what was captured from it. */
    unplug: (name: string) => {
      there.delete(name);
      for (const track of captured) if (track.name === name) track.unplug();
      changed();
    },
    /** This microphone does not open, or does again. */
    refuse: (name: string, fault: MicrophoneFault | null) => {
      if (fault === null) faults.delete(name);
      else faults.set(name, fault);
    },
    /** How loud it is at a microphone, as an amplitude of 0 to 1. */
    sound: (name: string, amplitude: number) => void levels.set(name, amplitude),
    playing: () => [...playing] as unknown as readonly { readonly sinkId: string; readonly volume: number }[],
    /** What nobody gave back. */
    left: () => ({
      tracks: live.size,
      nodes: [...nodes.values()].sort(),
      contexts: contexts.size,
      playing: playing.size,
      listeners: watching.size,
    }),
    end: () => void vi.unstubAllGlobals(),
  };
}
