/** Everything the stopwatch can mark, in the order in which it usually happens. */
export type Mark =
  // the line
  | "socket-asked"
  | "socket-open"
  | "register-sent"
  | "challenged"
  | "registered"
  | "socket-lost"
  // a call that comes in
  | "invite-came"
  | "ring-seen"
  | "click"
  | "microphone-asked"
  | "microphone-open"
  | "connection-made"
  | "remote-described"
  | "answer-made"
  | "local-described"
  | "first-candidate"
  | "gathering-complete"
  | "answer-sent"
  | "ice-connected"
  | "dtls-connected"
  | "own-tone-heard"
  // a call that goes out
  | "invite-sent"
  | "invite-challenged"
  | "ringing-came"
  | "ringing-seen"
  | "answer-came"
  | "customer-heard"
  // a screen, and what changes on it
  | "screen-seen"
  | "call-seen";

/** Lives in the page. All times are its `performance.now()`: milliseconds since the navigation began. */
export interface Stopwatch {
  /** The time of a mark, as soon as there is one. */
  until(mark: Mark): Promise<number>;
  /** All marks since the last `forget`. */
  marks(): Partial<Record<Mark, number>>;
  /** Before another call. */
  forget(): void;
  /** Marks the frame in which this text has become visible, in an element that `selector` matches or holds. */
  watch(mark: Mark, text: string, selector: string): void;
}

/** What is watched for on a page. */
export interface Watched {
  readonly mark: Mark;
  readonly text: string;
  readonly selector: string;
}

declare global {
  var benchStopwatch: Stopwatch;
}

/** A tone that is listened for in what the customer sends. */
export interface Tone {
  readonly mark: Mark;
  readonly hz: number;
}

interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
/** What the page asks of its listening worker. */
interface Order {
  readonly sound: ReadableStream<AudioData>;
  readonly tones: readonly Tone[];
  /** The page's `performance.timeOrigin`: times are told on the page's clock. */
  readonly origin: number;
}

/** Chromium's; TypeScript knows it in workers only. */
declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => TrackProcessor;

/**
 * Runs in the page before any of its scripts, the same for all phones, and must not refer to anything outside itself.
 * The phones know nothing of it: it looks at what goes over the socket, at the browser's WebRTC and at the screen.
 */
export function instrument(tones: readonly Tone[]): void {
  let marks: Partial<Record<Mark, number>> = {};
  let waiting: { mark: Mark; resolve: (time: number) => void }[] = [];

  const mark = (name: Mark, time = performance.now()): void => {
    if (marks[name] !== undefined) return;
    marks[name] = time;
    for (const waiter of waiting) if (waiter.mark === name) waiter.resolve(time);
    waiting = waiting.filter((waiter) => waiter.mark !== name);
  };

  // Whoever drives a browser reads its console: a line then takes the page milliseconds, which it takes nobody's users.
  for (const level of ["debug", "log", "info"] as const) console[level] = () => undefined;

  // ---- SIP on the socket

  const NativeSocket = globalThis.WebSocket;
  const isResponse = (message: string, status: number, method: string): boolean =>
    message.startsWith(`SIP/2.0 ${String(status)} `) &&
    new RegExp(`^CSeq:\\s*\\d+\\s+${method}\\s*$`, "im").test(message);
  const came = (message: string): void => {
    if (message.startsWith("INVITE ")) mark("invite-came");
    else if (isResponse(message, 180, "INVITE")) mark("ringing-came");
    else if (isResponse(message, 401, "INVITE")) mark("invite-challenged");
    else if (isResponse(message, 200, "INVITE")) mark("answer-came");
    else if (isResponse(message, 401, "REGISTER")) mark("challenged");
    else if (isResponse(message, 200, "REGISTER")) mark("registered");
  };
  const sent = (message: string): void => {
    if (message.startsWith("INVITE ")) mark("invite-sent");
    else if (message.startsWith("REGISTER ")) mark("register-sent");
    else if (isResponse(message, 200, "INVITE")) mark("answer-sent");
  };
  globalThis.WebSocket = class extends NativeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      mark("socket-asked");
      this.addEventListener("open", () => mark("socket-open"));
      this.addEventListener("close", () => mark("socket-lost"));
      this.addEventListener("message", ({ data }) => {
        if (typeof data === "string") came(data);
      });
    }
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      super.send(data);
      if (typeof data === "string") sent(data);
    }
  };

  // ---- WebRTC

  const media = navigator.mediaDevices;
  const nativeGetUserMedia = media.getUserMedia.bind(media);
  media.getUserMedia = async (constraints) => {
    mark("microphone-asked");
    const stream = await nativeGetUserMedia(constraints);
    mark("microphone-open");
    return stream;
  };

  const NativeConnection = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends NativeConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      mark("connection-made");
      // Not an override: TypeScript would ask for its form with callbacks, too.
      Object.assign(this, {
        createAnswer: async (options?: RTCAnswerOptions) => {
          const answer = await super.createAnswer(options);
          mark("answer-made");
          return answer;
        },
      });
      this.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate !== null && candidate.candidate !== "") mark("first-candidate");
      });
      this.addEventListener("icegatheringstatechange", () => {
        if (this.iceGatheringState === "complete") mark("gathering-complete");
      });
      this.addEventListener("iceconnectionstatechange", () => {
        if (this.iceConnectionState === "connected") mark("ice-connected");
      });
      this.addEventListener("connectionstatechange", () => {
        if (this.connectionState === "connected") mark("dtls-connected");
      });
      this.addEventListener("track", ({ track }) => hear(track));
    }
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      await super.setRemoteDescription(description);
      mark("remote-described");
    }
    override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      await super.setLocalDescription(description);
      mark("local-described");
    }
  };

  /**
   * Runs in a worker, so that a page busy with its screen does not make sound late: listens to what arrives, in blocks
   * of about 10 ms, until at least half of a block's power is at a tone's frequency (Goertzel), and it is no whisper.
   */
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
    const listen = async ({ sound, tones: wanted, origin }: Order): Promise<void> => {
      const reader = sound.getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const time = performance.timeOrigin + performance.now() - origin;
        const heard = wanted.find(({ hz }) => isTone(value, hz));
        value.close();
        if (heard === undefined) continue;
        postMessage({ mark: heard.mark, time });
        await reader.cancel();
        return;
      }
    };
    onmessage = ({ data }: MessageEvent<Order>) => void listen(data);
  };
  const openEar = (): Worker => {
    const source = new Blob([`(${ear.toString()})()`], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(source));
    worker.onmessage = ({ data }: MessageEvent<{ mark: Mark; time: number }>) => mark(data.mark, data.time);
    return worker;
  };
  let worker: Worker | undefined;
  const hear = (track: MediaStreamTrack): void => {
    const { readable: sound } = new MediaStreamTrackProcessor({ track });
    const order: Order = { sound, tones, origin: performance.timeOrigin };
    worker?.postMessage(order, [sound]);
  };

  // ---- the screen

  // The event's own time: when the browser took the click, before the page was busy with it.
  addEventListener("click", ({ timeStamp }) => mark("click", timeStamp), { capture: true });

  const isVisible = (element: Element | null): boolean => {
    if (element === null || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false;
    // Texts for screen readers only are boxes of a pixel.
    const { width, height } = element.getBoundingClientRect();
    return width > 4 && height > 4;
  };
  const isShown = (text: string, selector: string): boolean => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.nodeValue?.trim() === text ? node.parentElement : null;
      if (holder?.closest(selector) != null && isVisible(holder)) return true;
    }
    return false;
  };
  const watch = (name: Mark, text: string, selector: string): void => {
    let isAsked = false;
    const look = (): void => {
      isAsked = false;
      if (!isShown(text, selector)) return;
      observer.disconnect();
      // Comes after the frame that this callback belongs to has been painted, and before what else the page has to do.
      void scheduler.postTask(() => mark(name), { priority: "user-blocking" });
    };
    const ask = (): void => {
      if (!isAsked) requestAnimationFrame(look);
      isAsked = true;
    };
    const observer = new MutationObserver(ask);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    ask();
  };

  globalThis.benchStopwatch = {
    until: (name) =>
      new Promise((resolve) => {
        const time = marks[name];
        if (time === undefined) waiting.push({ mark: name, resolve });
        else resolve(time);
      }),
    marks: () => ({ ...marks }),
    forget: () => {
      marks = {};
      waiting = [];
      worker ??= openEar();
    },
    watch,
  };
}

/** Runs in a page beside `instrument`: watches from the beginning. */
export function watchFromTheStart({ mark, text, selector }: Watched): void {
  addEventListener("DOMContentLoaded", () => globalThis.benchStopwatch.watch(mark, text, selector));
}

/** Runs in our page beside `instrument`: clicks the button with this text the moment it is there, as no hand could. */
export function clickWhenThere(text: string): void {
  const observer = new MutationObserver(() => {
    const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === text);
    if (button === undefined) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document, { subtree: true, childList: true });
}
