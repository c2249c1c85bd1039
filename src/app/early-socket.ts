/** Milliseconds a socket waits for somebody who wants it. Asterisk closes one that says nothing after 32 s. */
const patience = 10_000;

/**
 * Opens the line's socket before the scripts have come that will want it. The first who then opens one to the same address
 * is given this one; if it was open before they could hear of it, they are told once more.
 */
export function openEarly(
  address: string,
  page: { WebSocket: typeof WebSocket },
): {
  readonly socket: WebSocket;
  /** Unless somebody has it. */
  readonly close: () => void;
} {
  const Native = page.WebSocket;
  const early = new Native(address, "sip");
  let isTaken = false;
  const close = (): void => {
    clearTimeout(timer);
    if (isTaken) return;
    page.WebSocket = Native;
    early.close();
  };
  const timer = setTimeout(close, patience);
  page.WebSocket = new Proxy(Native, {
    construct(_, [wanted, ...more]: ConstructorParameters<typeof WebSocket>) {
      if (wanted !== address) return new Native(wanted, ...more);
      isTaken = true;
      page.WebSocket = Native;
      clearTimeout(timer);
      if (early.readyState > Native.OPEN) return new Native(wanted, ...more);
      if (early.readyState === Native.OPEN) queueMicrotask(() => early.dispatchEvent(new Event("open")));
      return early;
    },
  });
  return { socket: early, close };
}
