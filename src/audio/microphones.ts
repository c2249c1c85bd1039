import type { Device } from "../core/devices/device.ts";
import type { MicrophoneFault, MicrophoneTrouble } from "../core/ports/audio.ts";
import { stop, type Ask, type capture } from "./capture.ts";

/** The microphone as one call has it. Whoever opened it releases it. */
export type OpenMicrophone = {
  readonly stream: MediaStream;
  /** Tells of each track that takes the place of the one before, in the stream already; returns the undo. */
  readonly onTrack: (listener: (track: MediaStreamTrack) => void) => () => void;
  readonly release: () => void;
};

export type Opened =
  | { readonly kind: "open"; readonly microphone: OpenMicrophone }
  | { readonly kind: "fault"; readonly fault: MicrophoneFault };

/** The track to be heard instead of a captured one. */
export type Treated = {
  readonly track: MediaStreamTrack;
  /** How loud it is from now on, without a click; 1 is as it was captured. */
  readonly setVolume: (volume: number) => void;
  /** Ends what it takes to make it. */
  readonly stop: () => void;
};

/** Treats what is captured, as loud as is said. May fail: then it is heard as it is. */
export type Treatment = (captured: MediaStreamTrack, volume: number) => Promise<Treated>;

export type Microphones = {
  readonly open: () => Promise<Opened>;
  /** From now on this one; where a microphone is open, everybody who has it goes over, muted if they are. */
  readonly use: (ask: Ask, treatment: Treatment | null) => Promise<void>;
  /** How loud everybody who has it is sent from now on; 1, as at first, is as it is captured. */
  readonly setVolume: (volume: number) => Promise<void>;
  /** Opens anew what did not open. */
  readonly retry: () => Promise<void>;
  /** The microphone that is open, if one is, and what went wrong when one was last asked for. */
  readonly state: () => { readonly open: Device | null; readonly trouble: MicrophoneTrouble | null };
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells of each microphone that went by itself while it was heard, once another is heard in its place; returns the undo. */
  readonly onReplaced: (listener: (gone: Device) => void) => () => void;
};

/** What is captured, and the track that is heard of it: never sent itself, only in copies. */
type Source = {
  readonly ask: Ask;
  readonly treatment: Treatment | null;
  readonly captured: MediaStreamTrack;
  /** Null: heard as it is captured, for which nothing is needed. */
  readonly treated: Treated | null;
  readonly stop: () => void;
};

/** Milliseconds in which an amplifier fills its buffers: who went over at once would hear a hole of some 20 ms. */
const warmUp = 100;

type Holder = {
  track: MediaStreamTrack;
  readonly stream: MediaStream;
  readonly listeners: Set<(track: MediaStreamTrack) => void>;
};

/**
 * One microphone for all calls of the page. Each call holds a copy of its track, so that one can be muted while another
 * is not, and a change of device reaches all of them. It is closed when nobody holds it any more. `amplify` only makes it
 * louder or softer, for which it is not captured anew: the browser would level it from the start again.
 */
export function createMicrophones(first: Ask, captureTrack: typeof capture, amplify: Treatment): Microphones {
  const holders = new Set<Holder>();
  const listeners = new Set<() => void>();
  const goneListeners = new Set<(gone: Device) => void>();
  let wanted: { readonly ask: Ask; readonly treatment: Treatment | null } = { ask: first, treatment: null };
  let volume = 1;
  let source: Source | null = null;
  let trouble: MicrophoneTrouble | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /**
   * One thing at a time: a browser that is asked for two microphones at once may give neither. One that fails takes none
   * of those after it along.
   */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  async function treat(captured: MediaStreamTrack, treatment: Treatment | null): Promise<Treated | null> {
    const treated = (await treatment?.(captured, volume).catch(() => null)) ?? null;
    if (treated !== null || volume === 1) return treated;
    return amplify(captured, volume).catch(() => null);
  }

  function sourceOf(made: Omit<Source, "stop">): Source {
    const { captured, treated } = made;
    const whole: Source = {
      ...made,
      stop: () => {
        captured.onended = null;
        treated?.stop();
        stop(captured);
      },
    };
    // Unplugged, or taken away by the browser. It is not told of a track that we stop ourselves.
    captured.onended = () => void inTurn(() => succeed(whole));
    return whole;
  }

  async function succeed(gone: Source): Promise<void> {
    await replace(gone);
    if (source === null || source === gone) return;
    for (const listener of [...goneListeners]) listener(deviceOf(gone.captured));
  }

  /** Captures what is wanted; where that fails for another reason than a refusal, the computer's own choice. */
  async function acquire(): Promise<Source | null> {
    const { ask, treatment } = wanted;
    let asked = ask;
    let got = await captureTrack(asked);
    const fault = got.kind === "fault" ? got.fault : null;
    if (fault !== null && fault !== "refused" && ask.deviceId !== null) {
      asked = { ...ask, deviceId: null };
      got = await captureTrack(asked);
    }
    if (got.kind === "fault") {
      const heard = source?.captured;
      const instead = heard?.readyState === "live" ? deviceOf(heard) : null;
      trouble = { fault: fault ?? got.fault, instead };
      tell();
      return null;
    }
    const { track: captured } = got;
    trouble = fault === null ? null : { fault, instead: deviceOf(captured) };
    return sourceOf({ ask: asked, treatment, captured, treated: await treat(captured, treatment) });
  }

  function settleTrouble(): void {
    if (trouble === null) return;
    trouble = null;
    tell();
  }

  /** Puts another source in the place of `gone`, for everybody who holds it. */
  async function replace(gone: Source): Promise<void> {
    if (source !== gone) return;
    const next = await acquire();
    if (next === null) return;
    if (holders.size === 0) {
      next.stop();
      return;
    }
    handOver(next);
    gone.stop();
    tell();
  }

  /** Everybody who holds the source goes over to another. */
  function handOver(next: Source): void {
    source = next;
    for (const holder of holders) {
      const before = holder.track;
      const track = heardOf(next).clone();
      // Before anybody hears it: who was muted stays muted.
      track.enabled = before.enabled;
      holder.stream.removeTrack(before);
      holder.stream.addTrack(track);
      holder.track = track;
      for (const listener of [...holder.listeners]) listener(track);
      stop(before);
    }
  }

  /** A microphone that is once amplified stays so until it is closed, at 1 too: going back would only be heard as a cut. */
  async function adjust(from: Source): Promise<void> {
    if (from.treated !== null) {
      from.treated.setVolume(volume);
      return;
    }
    if (volume === 1) return;
    // As loud as it was, until everybody has gone over.
    const treated = await amplify(from.captured, 1).catch(() => null);
    if (treated === null) return;
    await new Promise((ready) => setTimeout(ready, warmUp));
    // Given back meanwhile, or pulled out, which has its own turn after this one.
    if (from.captured.readyState === "ended") {
      treated.stop();
      return;
    }
    handOver(sourceOf({ ...from, treated }));
    treated.setVolume(volume);
  }

  function hold(held: Source): OpenMicrophone {
    const track = heardOf(held).clone();
    const holder: Holder = { track, stream: new MediaStream([track]), listeners: new Set() };
    holders.add(holder);
    return {
      stream: holder.stream,
      onTrack: (listener) => {
        holder.listeners.add(listener);
        return () => void holder.listeners.delete(listener);
      },
      release: () => {
        if (!holders.delete(holder)) return;
        holder.listeners.clear();
        stop(holder.track);
        if (holders.size > 0) return;
        source?.stop();
        source = null;
        tell();
      },
    };
  }

  return {
    open: () =>
      inTurn(async () => {
        // Pulled out while somebody held it and nothing was there in its place; it may be back by now.
        if (source !== null && !isHeard(source)) await replace(source);
        source ??= await acquire();
        if (source === null || !isHeard(source)) return { kind: "fault", fault: trouble?.fault ?? "missing" };
        const microphone = hold(source);
        tell();
        return { kind: "open", microphone };
      }),
    use: (ask, treatment) => {
      const next = { ask, treatment };
      const isNew = !isSame(next, wanted);
      wanted = next;
      return inTurn(async () => {
        if (source === null) return;
        // One that has ended is nobody's remedy: the list of devices changes, too, when the permission for them goes.
        if (isSame(source, wanted) && isHeard(source)) settleTrouble();
        // What did not open just now is not asked for again until somebody says so.
        else if (isNew) await replace(source);
      });
    },
    setVolume: (next) => {
      if (next === volume) return Promise.resolve();
      volume = next;
      return inTurn(async () => {
        // A slider says many; the last one counts.
        if (source !== null && volume === next) await adjust(source);
      });
    },
    retry: () =>
      inTurn(async () => {
        if (source !== null) return replace(source);
        const tried = await acquire();
        tried?.stop();
        tell();
      }),
    state: () => ({ open: source === null ? null : deviceOf(source.captured), trouble }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onReplaced: (listener) => {
      goneListeners.add(listener);
      return () => void goneListeners.delete(listener);
    },
  };
}

type Wanted = Pick<Source, "ask" | "treatment">;

function isSame(one: Wanted, other: Wanted): boolean {
  return one.treatment === other.treatment && JSON.stringify(one.ask) === JSON.stringify(other.ask);
}

const isHeard = ({ captured }: Source): boolean => captured.readyState === "live";

function heardOf({ captured, treated }: Source): MediaStreamTrack {
  return treated?.track ?? captured;
}

function deviceOf(track: MediaStreamTrack): Device {
  return { id: track.getSettings().deviceId ?? "", label: track.label };
}
