import type { Page } from "@playwright/test";

declare global {
  /** Has the phone register so many times, one after the other; resolves with how many of them the server has granted. */
  var benchRegister: (times: number) => Promise<number>;
}

/**
 * Runs in the page before any of its scripts, and must not refer to anything outside itself. The phone asks for its
 * registration anew whenever the computer says that its network has gone while the line is ready: so it is told that.
 */
export function driveRegistrations(): void {
  let granted = 0;
  let heard = (): void => undefined;
  const known = new WeakSet<WebSocket>();
  const listen = ({ data }: MessageEvent<unknown>): void => {
    if (typeof data !== "string" || !data.startsWith("SIP/2.0 200 ")) return;
    if (!/^CSeq:\s*\d+\s+REGISTER\s*$/im.test(data)) return;
    granted += 1;
    heard();
  };
  // Called below for the socket it was asked of.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (this: WebSocket, data) {
    if (!known.has(this)) this.addEventListener("message", listen);
    known.add(this);
    send.call(this, data);
  };
  /** Milliseconds after which a question counts as lost, such as one for which the line was not ready. */
  const patience = 2_000;
  const once = (): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, patience);
      heard = () => {
        clearTimeout(timer);
        // The phone hears of the answer after us.
        setTimeout(done, 0);
      };
      globalThis.dispatchEvent(new Event("offline"));
    });
  globalThis.benchRegister = async (times) => {
    const before = granted;
    for (let time = 0; time < times; time += 1) await once();
    heard = () => undefined;
    return granted - before;
  };
}

export const register = (page: Page, times: number): Promise<number> =>
  times === 0 ? Promise.resolve(0) : page.evaluate((many) => globalThis.benchRegister(many), times);
