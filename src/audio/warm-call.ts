import type { Microphones } from "./microphones.ts";

/** What a call needs to be connected before anybody answers it. */
export type WarmCall = {
  /** Whether opening the microphone will not ask anybody, and has no reason to fail. */
  readonly isMicrophoneSure: () => boolean;
  /** Tells each time that it has become so: the browser says it a moment after the page has begun, and a person when asked. */
  readonly onMicrophoneSure: (listener: () => void) => () => void;
  /** A track that says nothing, one for all calls; null while the page may not make sound. */
  readonly silence: () => MediaStreamTrack | null;
  readonly stop: () => void;
};

/** @param permissions absent, or without the microphone, in some browsers: then nothing is sure. */
export function createWarmCall(
  context: AudioContext,
  microphones: Pick<Microphones, "state" | "subscribe">,
  permissions: Pick<Permissions, "query"> | undefined = (navigator as Partial<Navigator>).permissions,
): WarmCall {
  let allowed: PermissionStatus | null = null;
  let wasSure = false;
  let isOver = false;
  const listeners = new Set<() => void>();

  const isSure = (): boolean => allowed?.state === "granted" && microphones.state().trouble === null;

  function look(): void {
    const hasBecomeSure = isSure() && !wasSure;
    wasSure = isSure();
    if (hasBecomeSure) for (const listener of [...listeners]) listener();
  }

  const stopLooking = microphones.subscribe(look);
  permissions?.query({ name: "microphone" }).then(
    (status) => {
      if (isOver) return;
      allowed = status;
      status.addEventListener("change", look);
      look();
    },
    () => undefined,
  );
  let source: ConstantSourceNode | null = null;
  let track: MediaStreamTrack | null = null;

  /** Silence has to be made: a destination that nothing flows into gives no samples, and nothing would be sent. */
  function makeSilence(): MediaStreamTrack | null {
    source = context.createConstantSource();
    source.offset.value = 0;
    const way = context.createMediaStreamDestination();
    source.connect(way);
    source.start();
    return way.stream.getAudioTracks()[0] ?? null;
  }

  return {
    isMicrophoneSure: isSure,
    onMicrophoneSure: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    silence: () => {
      if (context.state !== "running") return null;
      track ??= makeSilence();
      return track;
    },
    stop: () => {
      isOver = true;
      stopLooking();
      allowed?.removeEventListener("change", look);
      track?.stop();
      source?.stop();
      source?.disconnect();
      track = null;
      source = null;
    },
  };
}
