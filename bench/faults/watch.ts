/** What the page tells the bench. All times are milliseconds since 1970. */
export type Told =
  /** The customer's tone has been heard from then to then. */
  | { readonly kind: "heard"; readonly from: number; readonly to: number }
  /** What the line's light says from now on; null: there is none on the screen. */
  | { readonly kind: "line"; readonly at: number; readonly words: string | null }
  /** Lines that have not been on this page before. */
  | { readonly kind: "said"; readonly at: number; readonly lines: readonly string[] }
  /** The page is gone, or has been put aside. */
  | { readonly kind: "gone"; readonly at: number };

declare global {
  /** Takes a `Told` as JSON. */
  var faultBench: ((told: string) => void) | undefined;
  /** Says once more what the line's light says, after a time in which nobody could see it. */
  var faultLookAgain: () => void;
  /** Listens to what arrives, in whichever frame of the page. */
  var faultHear: (track: MediaStreamTrack) => void;
}

interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
/** Chromium's; TypeScript knows it in workers only. */
declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => TrackProcessor;

/**
 * Runs in the page before any of its scripts and must not refer to anything outside itself. The app knows nothing of it: it
 * listens to what arrives over WebRTC and reads what stands on the screen.
 */
export function watch(toneHz: number): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const tell = (told: Told): void => globalThis.faultBench?.(JSON.stringify(told));

  // ---- the ear

  /** Runs in a worker, so that a busy page does not make sound late: blocks of about 10 ms, by Goertzel's algorithm. */
  const ear = (): void => {
    const isTone = (block: AudioData, hz: number): boolean => {
      const samples = new Float32Array(block.numberOfFrames);
      block.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
      const turn = 2 * Math.cos((2 * Math.PI * hz) / block.sampleRate);
      let [power, last, before] = [0, 0, 0];
      for (const sample of samples) {
        power += sample * sample;
        [last, before] = [sample + turn * last - before, last];
      }
      const atTone = (2 * (last * last + before * before - turn * last * before)) / samples.length;
      return Math.sqrt(power / samples.length) > 0.005 && atTone > power / 2;
    };
    const listen = async (sound: ReadableStream<AudioData>, hz: number): Promise<void> => {
      const reader = sound.getReader();
      let [from, to, told] = [0, 0, 0];
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const time = performance.timeOrigin + performance.now();
        const heard = isTone(value, hz);
        value.close();
        if (heard && time - to > 50) from = time;
        if (heard) to = time;
        if (to > told && (!heard || time - told > 100)) {
          told = to;
          postMessage({ from, to });
        }
      }
    };
    onmessage = ({ data }: MessageEvent<{ sound: ReadableStream<AudioData>; hz: number }>) =>
      void listen(data.sound, data.hz);
  };
  let worker: Worker | undefined;
  const openEar = (): Worker => {
    const source = new Blob([`(${ear.toString()})()`], { type: "text/javascript" });
    const opened = new Worker(URL.createObjectURL(source));
    opened.onmessage = ({ data }: MessageEvent<{ from: number; to: number }>) =>
      tell({ kind: "heard", ...data });
    return opened;
  };
  globalThis.faultHear = (track) => {
    worker ??= openEar();
    const { readable: sound } = new MediaStreamTrackProcessor({ track });
    worker.postMessage({ sound, hz: toneHz }, [sound]);
  };
  const page = globalThis.top as typeof globalThis | null;
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener("track", ({ track }) => page?.faultHear(track));
    }
  };
  // Only the page itself has a screen.
  if (page !== globalThis.self) return;

  // ---- the screen

  const ending = ". Show details";
  const known = new Set<string>();
  let line: string | null | undefined;
  const look = (): void => {
    isAsked = false;
    const lights = [...document.querySelectorAll(`button[aria-label$="${ending}"]`)].map(
      (light) => light.getAttribute("aria-label") ?? "",
    );
    const words = lights.find((text) => text.startsWith("Line "))?.slice(0, -ending.length) ?? null;
    const at = now();
    if (words !== line) tell({ kind: "line", at, words });
    line = words;
    const lines = [...document.body.innerText.split("\n"), document.title, ...lights]
      .map((text) => text.trim())
      // Not the clocks of calls.
      .filter((text) => text !== "" && !/^[\d:\s]+$/.test(text) && !known.has(text));
    if (lines.length === 0) return;
    for (const text of lines) known.add(text);
    tell({ kind: "said", at, lines });
  };
  let isAsked = false;
  const ask = (): void => {
    if (!isAsked) setTimeout(look, 50);
    isAsked = true;
  };
  addEventListener("DOMContentLoaded", () => {
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(ask).observe(document, all);
    ask();
  });
  addEventListener("pagehide", () => tell({ kind: "gone", at: now() }));
  globalThis.faultLookAgain = () => {
    line = undefined;
    ask();
  };
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) globalThis.faultLookAgain();
  });
}
