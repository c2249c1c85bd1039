import type { Microphones } from "./microphones.ts";

/** What a call needs to be connected before anybody answers it. */
export type WarmCall = {
  /** Whether opening the microphone will not ask anybody, and has no reason to fail. */
  readonly isMicrophoneSure: () => boolean;
  /** A track that says nothing, one for all calls; null while the page may not make sound. */
  readonly silence: () => MediaStreamTrack | null;
  readonly stop: () => void;
};

/** @param permissions absent, or without the microphone, in some browsers: then nothing is sure. */
export function createWarmCall(
  context: AudioContext,
  microphones: Pick<Microphones, "state">,
  permissions: Pick<Permissions, "query"> | undefined = (navigator as Partial<Navigator>).permissions,
): WarmCall {
  let allowed: PermissionStatus | null = null;
  permissions?.query({ name: "microphone" }).then(
    (status) => void (allowed = status),
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
    isMicrophoneSure: () => allowed?.state === "granted" && microphones.state().trouble === null,
    silence: () => {
      if (context.state !== "running") return null;
      track ??= makeSilence();
      return track;
    },
    stop: () => {
      track?.stop();
      source?.stop();
      source?.disconnect();
      track = null;
      source = null;
    },
  };
}
