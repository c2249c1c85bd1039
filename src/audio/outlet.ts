import { moveTo, type Sink } from "./sink.ts";

/** A way out for sounds that are made here, to one device or to several at once. */
export type Outlet = {
  /** Where sounds go in. */
  readonly input: AudioNode;
  /** Which devices sound, and how loud, 0 to 1. */
  readonly sendTo: (sinks: readonly Sink[], volume: number) => void;
  /** Opens the way for as long as something sounds; returns the end of it. */
  readonly open: () => () => void;
  readonly stop: () => void;
};

/**
 * The page's one AudioContext sounds at the computer's choice. Any other device is reached by an <audio> element, which
 * alone can be sent elsewhere in every browser, and which lives only while something sounds.
 */
export function createOutlet(context: AudioContext): Outlet {
  const input = context.createGain();
  let sinks: readonly Sink[] = [""];
  let sounding = 0;
  let close: () => void = () => undefined;

  function openWay(): () => void {
    const elements = sinks.filter((sink) => sink !== "").map((sink) => openElement(context, input, sink));
    if (elements.length < sinks.length) input.connect(context.destination);
    return () => {
      for (const end of elements) end();
      input.disconnect();
    };
  }

  return {
    input,
    sendTo: (next, volume) => {
      input.gain.value = volume;
      if (next.join() === sinks.join()) return;
      sinks = next;
      if (sounding === 0) return;
      close();
      close = openWay();
    },
    open: () => {
      sounding += 1;
      if (sounding === 1) close = openWay();
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        sounding -= 1;
        if (sounding === 0) close();
      };
    },
    stop: () => {
      close();
      input.disconnect();
    },
  };
}

function openElement(context: AudioContext, input: AudioNode, sink: Sink): () => void {
  const way = context.createMediaStreamDestination();
  input.connect(way);
  const element = new Audio();
  element.srcObject = way.stream;
  let isOver = false;
  void moveTo(element, sink)
    .then(() => (isOver ? undefined : element.play()))
    // No click in this page yet, or a device that is gone: what the computer chooses is heard all the same.
    .catch(() => isOver || input.connect(context.destination));
  return () => {
    isOver = true;
    element.pause();
    element.srcObject = null;
    input.disconnect(way);
    for (const track of way.stream.getTracks()) track.stop();
  };
}
