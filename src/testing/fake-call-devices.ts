import type { CallId, KeypadKey, Media } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";

/** Any session description: the far side here does not read it. */
export const anySdp =
  "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

const silence = { id: "silence" } as MediaStreamTrack;

type Opened =
  | {
      readonly kind: "open";
      readonly microphone: {
        readonly stream: MediaStream;
        readonly onTrack: (listener: (track: MediaStreamTrack) => void) => () => void;
        readonly release: () => void;
      };
    }
  | { readonly kind: "fault"; readonly fault: MicrophoneFault };

export type FakeCallMedia = ReturnType<typeof createMedia>;
export type FakeCallDevices = ReturnType<typeof createFakeCallDevices>;

/**
 * Microphones, connections and loudspeakers of calls, as a test plays them. Counts what is taken and what is
 * given back.
 */
export function createFakeCallDevices() {
  const held = new Set<object>();
  const trackListeners = new Set<(track: MediaStreamTrack) => void>();
  const sureListeners = new Set<() => void>();
  const joined = new Set<CallId>();
  const media: FakeCallMedia[] = [];
  const prompts: ((opened: Opened) => void)[] = [];
  let fault: MicrophoneFault | null = null;
  let asking = false;
  let opened = 0;
  let slow = false;
  let broken = false;
  let isSure = false;
  let isWarm = false;
  let tellMoved: () => void = () => undefined;
  let isPrepared = false;

  function microphone(): Opened {
    if (fault !== null) return { kind: "fault", fault };
    const track = { id: `microphone ${opened + 1}` } as MediaStreamTrack;
    const stream = { getAudioTracks: () => [track] } as unknown as MediaStream;
    opened += 1;
    held.add(stream);
    const onTrack = (listener: (track: MediaStreamTrack) => void) => {
      trackListeners.add(listener);
      return () => void trackListeners.delete(listener);
    };
    return { kind: "open", microphone: { stream, onTrack, release: () => void held.delete(stream) } };
  }

  return {
    audio: {
      openMicrophone: (): Promise<Opened> =>
        asking ? new Promise((resolve) => prompts.push(resolve)) : Promise.resolve(microphone()),
      isMicrophoneSure: () => isSure,
      onMicrophoneSure: (listener: () => void) => {
        sureListeners.add(listener);
        return () => void sureListeners.delete(listener);
      },
      silence: () => silence,
      join: (id: CallId) => void joined.add(id),
      tap: () => undefined,
      leave: (id: CallId) => void joined.delete(id),
    },
    connections: {
      create: (listener: Listener, begins: "here" | "elsewhere") => {
        if (begins === "here") isPrepared = false;
        const one = createMedia(listener);
        if (slow) one.dawdle();
        if (broken) one.fail();
        media.push(one);
        return one;
      },
      warmUp: (moved: () => void) => {
        isWarm = true;
        tellMoved = moved;
      },
      coolDown: () => {
        isWarm = false;
        tellMoved = () => undefined;
      },
      prepare: () => {
        isPrepared = true;
      },
      useServers: () => undefined,
    },
    /** The computer gets another address. */
    move: () => tellMoved(),
    /** Whether a connection is kept ready for the next call. */
    isWarm: () => isWarm,
    /** Whether an offer is ready for the next call that begins here. */
    isPrepared: () => isPrepared,
    /** The microphone has been allowed, so that it opens without a question. */
    allowMicrophone: () => {
      isSure = true;
      for (const listener of [...sureListeners]) listener();
    },
    /** It has not, or not any more. */
    askFirst: () => {
      isSure = false;
    },
    /** From now on the browser asks the person each time, until `answerPrompts`. */
    askForMicrophone: () => {
      asking = true;
    },
    refuseMicrophone: (why: MicrophoneFault) => {
      fault = why;
    },
    /** The person answers every open prompt. */
    answerPrompts: () => {
      for (const resolve of prompts.splice(0)) resolve(microphone());
    },
    prompts: () => prompts.length,
    /** From now on connections take their time with descriptions. */
    beSlow: () => {
      slow = true;
    },
    /** From now on connections understand no description. */
    beBroken: () => {
      broken = true;
    },
    /** The media side of the call that came last. */
    media: (): FakeCallMedia => {
      const last = media.at(-1);
      if (last === undefined) throw new Error("No call has media yet");
      return last;
    },
    /** Every open microphone goes on with another track. */
    changeTracks: (id: string) => {
      for (const listener of [...trackListeners]) listener({ id } as MediaStreamTrack);
    },
    /** How many of everything there were. */
    taken: () => ({ microphones: opened, connections: media.length }),
    /** What nobody gave back. */
    left: () => ({
      microphones: held.size,
      joined: joined.size,
      trackListeners: trackListeners.size,
      prompts: prompts.length,
      connections: media.filter((each) => !each.closed()).length,
    }),
  };
}

type Listener = {
  readonly arrived: () => void;
  readonly changed: (media: Media) => void;
  readonly deaf: () => void;
};

function createMedia(listener: Listener) {
  let now: Media = "connecting";
  let closed = false;
  let slow = false;
  let broken = false;
  const waiting: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const did: string[] = [];

  function work(): Promise<void> {
    if (closed || broken) return Promise.reject(new Error(closed ? "Closed" : "Description not understood"));
    return slow ? new Promise((resolve, reject) => waiting.push({ resolve, reject })) : Promise.resolve();
  }

  return {
    /** The shape sip.js asks for: sip.js/lib/api/session-description-handler.d.ts. */
    descriptionHandler: {
      close: () => {
        closed = true;
        for (const { reject } of waiting.splice(0)) reject(new Error("Closed"));
      },
      getDescription: (options: object = {}) => {
        if ("iceRestart" in options && options.iceRestart === true) did.push("looks for another way");
        return work().then(() => ({
          body: `${anySdp}a=${"hold" in options && options.hold === true ? "sendonly" : "sendrecv"}\r\n`,
          contentType: "application/sdp",
        }));
      },
      rollbackDescription: () => {
        did.push("rollback");
        return Promise.resolve();
      },
      setDescription: () => work().then(listener.arrived),
      lookAgain: () => void did.push("looks again"),
      hasDescription: (type: string) => type === "application/sdp",
      sendDtmf: () => false,
    },
    customer: {} as MediaStream,
    state: () => now,
    setMicrophone: (open: boolean) => void did.push(open ? "open" : "muted"),
    setAudible: (audible: boolean) => void did.push(audible ? "audible" : "silent"),
    send: (track: MediaStreamTrack | null) => void did.push(`sends ${track?.id ?? "nothing"}`),
    connection: () => null,
    sendKey: (key: KeypadKey) => void did.push(`key ${key}`),
    /** From now on descriptions take their time, until `finish`. */
    dawdle: () => {
      slow = true;
    },
    finish: () => {
      slow = false;
      for (const { resolve } of waiting.splice(0)) resolve();
    },
    /** From now on no description is understood. */
    fail: () => {
      broken = true;
    },
    recover: () => {
      broken = false;
    },
    /** The browser has gone over to another way, and nothing arrives there. */
    beDeaf: () => listener.deaf(),
    become: (media: Media) => {
      now = media;
      listener.changed(media);
    },
    /** What was asked of the microphone and the keypad, in order. */
    did: () => did,
    closed: () => closed,
  };
}
