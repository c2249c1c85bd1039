import { readToPage, type ToWorker } from "../core/notice/messages.ts";
import type { Updates } from "../core/ports/updates.ts";
import { trustedScript } from "./trusted-script.ts";

export type OfflineParts = {
  readonly workers: ServiceWorkerContainer;
  /** The address of the page's first script. */
  readonly entry: string;
  readonly reload: () => void;
};

const workerUrl = "/sw.js";
/** Milliseconds between looks for a new version in a page that stays open. */
const lookEvery = 60 * 60_000;
/** Milliseconds the new worker has to take over before the page loads all the same. */
const patience = 3_000;

/** Registers the service worker, and watches for newer ones. Where that fails the app works without. */
export function keepShell({ workers, entry, reload }: OfflineParts): Updates {
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;

  async function consider(worker: ServiceWorker | null): Promise<void> {
    if (worker === null || workers.controller === null) return;
    // The page comes from the network: after a reload it is the new version already, and its worker may take over.
    if ((await buildOf(worker, entry)) === "same") {
      say(worker, { type: "take-over" });
      return;
    }
    waiting = worker;
    for (const listener of [...listeners]) listener();
  }

  void (async () => {
    const registration = await workers.register(trustedScript("ringbridge-worker", workerUrl), {
      updateViaCache: "none",
    });
    void consider(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed") void consider(registration.waiting);
      });
    });
    setInterval(() => void registration.update().catch(() => undefined), lookEvery);
  })().catch(() => undefined);

  return {
    state: () => (waiting === null ? "none" : "waiting"),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    load: () => {
      workers.addEventListener("controllerchange", reload, { once: true });
      setTimeout(reload, patience);
      if (waiting !== null) say(waiting, { type: "take-over" });
    },
  };
}

function say(worker: ServiceWorker, message: ToWorker, ports: readonly MessagePort[] = []): void {
  worker.postMessage(message, [...ports]);
}

function buildOf(worker: ServiceWorker, entry: string): Promise<"same" | "other"> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      const message = readToPage(data);
      if (message?.type === "build-compared") done(message.build);
      port1.close();
    };
    say(worker, { type: "compare-build", entry }, [port2]);
  });
}
