/** A device that sounds, by the browser's id; empty is the computer's choice. */
export type Sink = string;

/** Whether this browser can send an element's sound to a device of one's choice. */
export function canMoveSound(): boolean {
  return "setSinkId" in HTMLMediaElement.prototype;
}

/** Sends an element's sound to a device. Where that fails it stays where it was, which is better than silence. */
export async function moveTo(element: HTMLMediaElement, sink: Sink): Promise<void> {
  if (!canMoveSound() || element.sinkId === sink) return;
  await element.setSinkId(sink).catch(() => undefined);
}
