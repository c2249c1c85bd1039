/** What a page shows and holds at one moment. */
export interface View {
  /** Of the buttons that calls have, those on the screen. */
  readonly buttons: readonly string[];
  /** Whether the line's light says that calls can come. */
  readonly isReady: boolean;
  /** Tracks of microphones that are open, and of their copies. */
  readonly openMicrophones: number;
  /** Connections of calls: open, and with another side. */
  readonly openConnections: number;
}

declare global {
  var raceView: () => View;
  /** Clicks a button so many milliseconds from now; resolves with whether there was one. */
  var raceClick: (name: string, after: number) => Promise<boolean>;
  /** Resolves once there is a button of this name; with false when that takes longer than so many milliseconds. */
  var raceUntil: (name: string, most: number) => Promise<boolean>;
}

/** Runs in the page before any of its scripts, and must not refer to anything outside itself. */
export function openEyes(): void {
  const ofCalls = [
    "Answer",
    "Hold and answer",
    "Decline",
    "Hang up",
    "Hold",
    "Resume",
    "Transfer",
    "Transfer now",
  ];
  const microphones = new Set<MediaStreamTrack>();
  const connections = new Set<RTCPeerConnection>();

  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    for (const track of stream.getTracks()) microphones.add(track);
    return stream;
  };
  // Called below for the track it was asked of.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    if (microphones.has(this)) microphones.add(copy);
    return copy;
  };
  const Native = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
    }
  };

  const says = (element: Element, name: string): boolean =>
    [...element.childNodes].some((node) =>
      node instanceof Element ? says(node, name) : node.nodeValue?.trim() === name,
    );
  const visible = (): HTMLButtonElement[] =>
    [...document.querySelectorAll("button")].filter((one) => one.checkVisibility());
  /** One that has just come under the pointer settles for a moment, and says so. */
  const canBeClicked = (one: HTMLButtonElement): boolean =>
    !one.disabled && one.getAttribute("aria-disabled") !== "true";
  const isNamed = (button: HTMLButtonElement, name: string): boolean =>
    (button.getAttribute("aria-label") ?? "") === name || says(button, name);
  const find = (name: string): HTMLButtonElement | undefined =>
    visible().find((one) => canBeClicked(one) && isNamed(one, name));

  globalThis.raceView = () => {
    for (const track of microphones) if (track.readyState === "ended") microphones.delete(track);
    for (const each of connections) if (each.signalingState === "closed") connections.delete(each);
    const all = visible();
    return {
      buttons: ofCalls.filter((name) => all.some((one) => isNamed(one, name))),
      isReady: all.some((one) => one.getAttribute("aria-label")?.startsWith("Line ready") ?? false),
      openMicrophones: microphones.size,
      openConnections: [...connections].filter(({ remoteDescription }) => remoteDescription !== null).length,
    };
  };
  globalThis.raceClick = (name, after) =>
    new Promise((done) => {
      const click = (): void => {
        const button = find(name);
        button?.click();
        done(button !== undefined);
      };
      if (after <= 0) click();
      else setTimeout(click, after);
    });
  globalThis.raceUntil = (name, most) =>
    new Promise((done) => {
      const deadline = performance.now() + most;
      const look = (): void => {
        const isThere = find(name) !== undefined;
        if (isThere || performance.now() > deadline) done(isThere);
        else setTimeout(look, 10);
      };
      look();
    });
}
