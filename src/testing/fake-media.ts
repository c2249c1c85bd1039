import { vi } from "vitest";
import type { Processing } from "../core/devices/sound-settings.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";

/** A track whose every copy is known to the one who made it. */
export type FakeTrack = MediaStreamTrack & {
  readonly name: string;
  /** Somebody pulls the plug: the browser ends the track by itself. */
  readonly unplug: () => void;
};

export type FakeMedia = ReturnType<typeof createFakeMedia>;

type Asked = { readonly deviceId: string | null; readonly processing: Processing };

/**
 * Microphones, Web Audio and <audio> elements of a browser, as a test plays them, with counts of what nobody gave back.
 * Puts `MediaStream` and `Audio` where the page would find them until `end`.
 */
export function createFakeMedia(present: readonly string[] = ["laptop", "headset"]) {
  const live = new Set<object>();
  const playing = new Set<object>();
  const nodes = new Map<object, string>();
  const asked: Asked[] = [];
  const captured = new Set<FakeTrack>();
  const faults = new Map<string, MicrophoneFault>();
  const there = new Set(present);
  const levels = new Map<string, number>();

  function newTrack(name: string): FakeTrack {
    const track = {
      name,
      label: name,
      kind: "audio",
      enabled: true,
      readyState: "live" as MediaStreamTrackState,
      onended: null as (() => void) | null,
      getSettings: () => ({ deviceId: name }),
      clone: () => newTrack(name),
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
    play = () => {
      playing.add(this);
      return Promise.resolve();
    };
    pause = () => void playing.delete(this);
    setSinkId = (sink: string) => {
      this.sinkId = sink;
      return Promise.resolve();
    };
  }

  function node(kind: string, more: object = {}) {
    const made = {
      ...more,
      connect: (to: object) => {
        nodes.set(made, kind);
        return to;
      },
      disconnect: () => void nodes.delete(made),
    };
    return made;
  }

  const parameter = () => ({
    value: 1,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
  });
  const context = {
    sampleRate: 48_000,
    currentTime: 0,
    destination: {},
    close: () => Promise.resolve(),
    createGain: () => node("gain", { gain: parameter() }),
    createAnalyser: () => {
      const analyser = node("analyser", { fftSize: 2, heard: "" });
      return Object.assign(analyser, {
        getFloatTimeDomainData: (samples: Float32Array) =>
          samples.fill(levels.get((analyser as unknown as { heard: string }).heard) ?? 0),
      });
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
      const source = node("source");
      return Object.assign(source, {
        connect: (to: { heard?: string }) => {
          nodes.set(source, "source");
          to.heard = (track as FakeTrack | undefined)?.name ?? "";
          return to;
        },
      });
    },
    createMediaStreamDestination: () => node("way", { stream: new FakeStream([newTrack("own sound")]) }),
  };

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
    context: context as unknown as AudioContext,
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
      playing: playing.size,
      listeners: watching.size,
    }),
    end: () => void vi.unstubAllGlobals(),
  };
}
