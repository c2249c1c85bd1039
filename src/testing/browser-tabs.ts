import { createBrowserLocks, type BrowserLocks } from "./browser-locks.ts";

type Hear = (event: MessageEvent<unknown>) => void;

/** What one tab has of its browser. */
export type FakeTab = {
  readonly locks: BrowserLocks;
  readonly channel: () => Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;
  /** The tab is closed or crashes: its locks are free, and it says nothing any more. */
  readonly die: () => void;
};

/** A browser with tabs: what one posts the others hear a moment later, as a copy, and locks go with their tab. */
export function createBrowserTabs(): { readonly open: () => FakeTab } {
  const all = createBrowserLocks();
  const ears = new Map<object, Hear>();

  function open(): FakeTab {
    let isAlive = true;
    let die: () => void = () => undefined;
    const death = new Promise<void>((done) => {
      die = done;
    });
    const request = (name: string, options: LockOptions, held: (lock: Lock | null) => unknown) =>
      all.request(name, options, async (lock) => {
        if (!isAlive) return;
        const holding = held(lock);
        if (lock !== null) await Promise.race([holding, death]);
      });
    return {
      locks: { request: request as BrowserLocks["request"] },
      channel: () => {
        const me = {};
        return {
          addEventListener: (_type: string, listener: unknown) => void ears.set(me, listener as Hear),
          postMessage: (data: unknown) => {
            if (!isAlive) return;
            const copy: unknown = structuredClone(data);
            queueMicrotask(() => {
              for (const [ear, hear] of [...ears])
                if (ear !== me && ears.has(ear)) hear({ data: copy } as MessageEvent<unknown>);
            });
            void death.then(() => ears.delete(me));
          },
          close: () => void ears.delete(me),
        };
      },
      die: () => {
        isAlive = false;
        die();
      },
    };
  }
  return { open };
}
