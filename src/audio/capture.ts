import type { Processing } from "../core/devices/sound-settings.ts";
import type { MicrophoneFault } from "../core/ports/audio.ts";

/** Which microphone, by the browser's id (null: the computer's choice), and what the browser does with its sound. */
export type Ask = { readonly deviceId: string | null; readonly processing: Processing };

export type Captured =
  | { readonly kind: "open"; readonly track: MediaStreamTrack }
  | { readonly kind: "fault"; readonly fault: MicrophoneFault };

/** Opens a microphone. Never throws. */
export async function capture({ deviceId, processing }: Ask): Promise<Captured> {
  // Missing on pages that came over plain http from another machine: the browser offers no devices there.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (devices === undefined) return { kind: "fault", fault: "refused" };
  try {
    const stream = await devices.getUserMedia({
      audio: { ...processing, ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }) },
      video: false,
    });
    const [track] = stream.getAudioTracks();
    return track === undefined ? { kind: "fault", fault: "missing" } : { kind: "open", track };
  } catch (error) {
    return { kind: "fault", fault: faultOf(error) };
  }
}

/** Gives a microphone, or a copy of its sound, back: the browser shows its light until all are. */
export function stop(track: MediaStreamTrack): void {
  track.stop();
}

/** The names are those of the Media Capture specification, getUserMedia step 10. */
function faultOf(error: unknown): MicrophoneFault {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "refused";
  }
}
