import { readToPage, type ToWorker } from "../core/notice/messages.ts";
import type { NoticePress } from "../core/notice/call-notice.ts";
import type { Notifier } from "../core/ports/notifier.ts";

export type NotifierParts = {
  /** Undefined where there is none: in development, in some private windows. */
  readonly workers: Pick<ServiceWorkerContainer, "getRegistration" | "addEventListener"> | undefined;
  /** Undefined where there are none. */
  readonly Notification: typeof Notification | undefined;
  readonly focus: () => void;
};

/**
 * Notifications by the service worker, which alone may put buttons on them; without one, plain ones that lead to the page.
 * Never a second one, and never one that stays when its call is over.
 */
export function createNotifier({ workers, Notification: Plain, focus }: NotifierParts): Notifier {
  const listeners = new Set<(press: NoticePress) => void>();
  let plain: Notification | null = null;
  /** Counts what was asked: a worker that is found late must not show what is over. */
  let round = 0;

  const tell = (press: NoticePress): void => {
    for (const listener of [...listeners]) listener(press);
  };
  workers?.addEventListener("message", (event) => {
    const message = readToPage(event.data);
    if (message?.type === "notice-pressed") tell({ press: message.press, call: message.call });
  });

  async function toWorker(message: ToWorker): Promise<boolean> {
    const worker = (await workers?.getRegistration().catch(() => undefined))?.active;
    worker?.postMessage(message);
    return worker !== null && worker !== undefined;
  }

  function closePlain(): void {
    plain?.close();
    plain = null;
  }

  return {
    show: (notice) => {
      const mine = ++round;
      if (Plain?.permission !== "granted") return;
      void toWorker({ type: "show-notice", notice }).then((isShown) => {
        if (isShown || mine !== round) return;
        closePlain();
        plain = plainNotice(Plain, notice.title, notice.body);
        plain?.addEventListener("click", () => {
          focus();
          closePlain();
          tell({ press: "look", call: notice.call });
        });
      });
    },
    close: () => {
      round += 1;
      closePlain();
      void toWorker({ type: "close-notice" });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function plainNotice(Plain: typeof Notification, title: string, body: string): Notification | null {
  try {
    return new Plain(title, { body, tag: "ringbridge call", requireInteraction: true, silent: true });
  } catch {
    // Chrome on Android has the class but wants a service worker.
    return null;
  }
}
