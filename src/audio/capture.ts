import type { MicrophoneFault } from "../core/ports/audio.ts";

/** An open microphone. Whoever opened it releases it: the browser shows its light until then. */
export type OpenMicrophone = { readonly stream: MediaStream; readonly release: () => void };

export type Capture =
  | { readonly kind: "open"; readonly microphone: OpenMicrophone }
  | { readonly kind: "fault"; readonly fault: MicrophoneFault };

/** Opens the microphone with the browser's own echo and noise handling on. Never throws. */
export async function openMicrophone(): Promise<Capture> {
  // Missing on pages that came over plain http from another machine: the browser offers no devices there.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (devices === undefined) return { kind: "fault", fault: "refused" };
  try {
    const stream = await devices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      video: false,
    });
    return { kind: "open", microphone: { stream, release: () => stop(stream) } };
  } catch (error) {
    return { kind: "fault", fault: faultOf(error) };
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
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
