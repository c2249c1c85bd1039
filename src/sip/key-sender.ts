import type { KeypadKey } from "../core/call/call.ts";

/** Milliseconds of tone and of silence after it, for one key (RFC 4733 2.5.1.3 asks for at least 40). */
const keyTone = 160;
const keyGap = 70;

/**
 * Sends keys as RFC 4733 events, one after the other. `insertDTMF` replaces what it has not sent yet, and
 * Chromium may send a key again that it was just sending, so each key waits until the one before is over. And while there is no
 * connection they wait for it: the browser would take them, and nobody hear them.
 */
export function createKeySender(
  sender: () => RTCRtpSender | undefined,
  isConnected: () => boolean,
): {
  readonly send: (key: KeypadKey) => void;
  /** A connection is up: of the key that one before it was sending nothing is told any more. */
  readonly goOn: () => void;
} {
  const waiting: KeypadKey[] = [];
  /** What is sending a key. */
  let busy: RTCDTMFSender | null = null;

  function sendNext(): void {
    busy = null;
    const dtmf = sender()?.dtmf;
    if (!isConnected() || dtmf?.canInsertDTMF !== true) return;
    const key = waiting.shift();
    if (key === undefined) return;
    busy = dtmf;
    // Told twice: the key when it begins, "" when nothing is left to send.
    dtmf.ontonechange = ({ tone }) => {
      if (tone === "" && busy === dtmf) sendNext();
    };
    dtmf.insertDTMF(key, keyTone, keyGap);
  }

  return {
    send: (key) => {
      waiting.push(key);
      if (busy === null) sendNext();
    },
    goOn: () => {
      if (busy === null || sender()?.dtmf !== busy) sendNext();
    },
  };
}
