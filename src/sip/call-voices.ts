import { Invitation, SessionState, type Inviter } from "sip.js";
import type { CallSignal, EndReason } from "../core/call/call.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";
import type { CallAudio, CallMedia, MediaListener } from "./call-media.ts";
import { isUp, microphoneOf, type Entry } from "./entry.ts";
import type { MediaSource } from "./media-source.ts";

export type VoicesPorts = {
  readonly audio: CallAudio;
  readonly media: MediaSource;
  /** The calls there are. */
  readonly entries: () => readonly Entry[];
  readonly tell: (entry: Entry, signal: CallSignal) => void;
  /** As in `MediaListener`. */
  readonly hushed: MediaListener["hushed"];
  /** Ends a call that cannot go on. */
  readonly fail: (entry: Entry, kind: EndReason["kind"]) => void;
};

/** What is heard of calls in either direction, and when: connections, the microphone, and the agent's own ear. */
export type Voices = {
  /** The media side of a call, made when it is first needed. */
  readonly mediaOf: (entry: Entry) => CallMedia;
  /** A call has come up: the customer is heard from now on. */
  readonly join: (entry: Entry) => void;
  /** Opens the microphone for a call; false when the call was over before, or could not get one. */
  readonly openMicrophone: (entry: Entry) => Promise<boolean>;
  /**
   * Connects a call while it rings: a reliable 183 (RFC 3262) carries our answer, and ICE and DTLS are through before
   * anybody clicks. Nothing but silence is sent, and no microphone is open. Not where the microphone may have to be asked
   * for, and not for every call of a crowd: then it is connected by the click.
   */
  readonly warm: (entry: Entry, invitation: Invitation) => void;
};

/** Calls that are connected while they ring, at most: each holds ports and a way through the network. */
const mostWarm = 3;

const microphoneReasons: Readonly<Record<MicrophoneFault, EndReason["kind"]>> = {
  refused: "microphone-refused",
  missing: "microphone-missing",
  busy: "microphone-busy",
};

export function createVoices(ports: VoicesPorts): Voices {
  const { audio, media: source, entries, tell, fail, hushed } = ports;

  function mediaOf(entry: Entry): CallMedia {
    if (entry.media !== null) return entry.media;
    const begins = entry.session instanceof Invitation ? "elsewhere" : "here";
    const listener: MediaListener = {
      // While it rings nothing comes this way; but a browser takes its time to begin to play. A call that is up has changed its
      // connection, and goes on with another track.
      arrived: () => {
        const isWanted = isRinging(entry.session) || isUp(entry);
        if (entry.media !== null && isWanted) audio.join(entry.id, entry.media.customer);
      },
      changed: (state) => {
        // A call that is taken over a second time has another media side.
        if (entry.media !== media || !isUp(entry)) return;
        tell(entry, { type: "media-changed", media: state });
        if (state === "lost") entry.reinvites?.mend();
      },
      // On hold nothing is to arrive.
      deaf: () => {
        if (entry.reinvites?.isSilent() === false) entry.reinvites.mend();
      },
      hushed,
    };
    const media = source.create(listener, begins);
    entry.media = media;
    speak(entry);
    return media;
  }

  /** From now on the other side hears the agent, once there is both a microphone and something to send with. */
  function speak(entry: Entry): void {
    const { media } = entry;
    const microphone = microphoneOf(entry);
    if (media === null || microphone === null) return;
    media.send(microphone.stream.getAudioTracks()[0] ?? null);
    media.setMicrophone(!entry.isMuted && entry.reinvites?.isSilent() !== true);
    entry.stopTracks = microphone.onTrack?.(media.send) ?? entry.stopTracks;
  }

  function tap(entry: Entry): void {
    const agent = microphoneOf(entry)?.stream;
    if (agent !== undefined && isUp(entry)) audio.tap(entry.id, agent);
  }

  return {
    mediaOf,
    join: (entry) => {
      audio.join(entry.id, mediaOf(entry).customer);
      tap(entry);
    },
    openMicrophone: async (entry) => {
      entry.microphone = "asked";
      const opened = await audio.openMicrophone();
      const isWanted = entries().includes(entry);
      if (opened.kind === "fault") {
        // One that is unwanted is just being ended.
        if (isWanted) fail(entry, microphoneReasons[opened.fault]);
        return false;
      }
      if (!isWanted) {
        opened.microphone.release();
        return false;
      }
      entry.microphone = opened.microphone;
      speak(entry);
      tap(entry);
      return true;
    },
    warm: (entry, invitation) => {
      const silence = audio.isMicrophoneSure() ? audio.silence() : null;
      const warmed = entries().filter(({ media, session }) => media !== null && isRinging(session));
      if (silence === null || warmed.length >= mostWarm || !takesReliable(invitation)) return;
      mediaOf(entry).send(silence);
      // Withdrawn meanwhile: then it is over already. Or not understood: then sip.js has refused it.
      invitation.progress({ statusCode: 183, rel100: true }).catch(() => fail(entry, "media-failed"));
    },
  };
}

const isRinging = (session: Inviter | Invitation | null): boolean =>
  session instanceof Invitation && session.state === SessionState.Initial;

/** Whether the caller takes reliable provisional answers: `100rel` (RFC 3262 3). */
const takesReliable = ({ request }: Invitation): boolean =>
  [...request.getHeaders("supported"), ...request.getHeaders("require")].some((header) =>
    header.includes("100rel"),
  );
