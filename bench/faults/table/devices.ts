import type { Fault } from "../fault.ts";

declare global {
  /** Pulls the microphone in use out, or takes the permission for all of them away. */
  var faultTakeMicrophone: (how: "pulled" | "revoked") => void;
}

const before = takeableMicrophones;

/** The microphone. No browser lets a program pull one out, so what browsers do then is played within the page. */
export const devices: readonly Fault[] = [
  {
    id: "microphone-pulled-call",
    what: "Somebody pulls out the microphone in a call, and the computer has another",
    how: "in the page: its tracks end, the list of devices is without it, and the browser says so",
    call: "up",
    expected: { outcome: "survives", silence: 1, registered: 1, says: /disconnected/ },
    quick: true,
    before,
    happen: async ({ agent }) => {
      await agent.tab().run(() => globalThis.faultTakeMicrophone("pulled"));
    },
  },
  {
    id: "microphone-forbidden-call",
    what: "The permission for the microphone is taken away in a call: the agent still hears",
    how: "in the page: its tracks end, and no microphone is opened any more",
    call: "up",
    expected: { outcome: "survives", silence: 1, registered: 1, says: /[Mm]icrophone/, deaf: "customer" },
    quick: false,
    before,
    happen: async ({ agent }) => {
      await agent.tab().run(() => globalThis.faultTakeMicrophone("revoked"));
    },
  },
];

/** Runs in the page before the app. */
function takeableMicrophones(): void {
  const media = navigator.mediaDevices;
  const open = media.getUserMedia.bind(media);
  const list = media.enumerateDevices.bind(media);
  const gone = new Set<string>();
  let isForbidden = false;
  const tracks: MediaStreamTrack[] = [];
  const keep = (track: MediaStreamTrack): MediaStreamTrack => {
    tracks.push(track);
    // The copies that the app makes of it are the same microphone.
    const copy = track.clone.bind(track);
    track.clone = () => keep(copy());
    return track;
  };
  media.getUserMedia = async (constraints) => {
    if (isForbidden) throw new DOMException("Permission denied", "NotAllowedError");
    const stream = await open(constraints);
    for (const track of stream.getAudioTracks()) keep(track);
    return stream;
  };
  media.enumerateDevices = async () => (await list()).filter(({ label }) => !gone.has(label));
  globalThis.faultTakeMicrophone = (how) => {
    const live = tracks.filter(({ readyState }) => readyState === "live");
    if (how === "revoked") isForbidden = true;
    else for (const { label } of live) gone.add(label);
    for (const track of live) {
      track.stop();
      // Browsers say so when it was not the page that ended it.
      track.dispatchEvent(new Event("ended"));
    }
    media.dispatchEvent(new Event("devicechange"));
  };
}
