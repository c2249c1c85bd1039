import type { KeypadKey } from "../core/call/call.ts";

/** Milliseconds of tone and of silence after it, for one key (RFC 4733 2.5.1.3 asks for at least 40). */
const keyTone = 160;
const keyGap = 70;

/**
 * Sends keys as RFC 4733 events, one after the other. `insertDTMF` replaces what it has not sent yet, and
 * Chromium may send a key again that it was just sending, so each key waits until the one before is over.
 */
export function createKeySender(sender: () => RTCRtpSender | undefined): {
  readonly send: (key: KeypadKey) => void;
  /** A connection is up: of the key that one before it was sending nothing is told any more. */
  readonly goOn: () => void;
} {
  const waiting: KeypadKey[] = [];
  let sending = false;
  /** What was sending last. */
  let busy: RTCDTMFSender | null = null;

  function sendNext(): void {
    const dtmf = sender()?.dtmf;
    const key = waiting.shift();
    sending = key !== undefined && dtmf?.canInsertDTMF === true;
    if (!sending || key === undefined || !dtmf) return;
    busy = dtmf;
    // Told twice: the key when it begins, "" when nothing is left to send.
    dtmf.ontonechange = ({ tone }) => {
      if (tone === "") sendNext();
    };
    dtmf.insertDTMF(key, keyTone, keyGap);
  }

  return {
    send: (key) => {
      waiting.push(key);
      if (!sending) sendNext();
    },
    goOn: () => {
      if (sending && sender()?.dtmf !== busy) sendNext();
    },
  };
}
