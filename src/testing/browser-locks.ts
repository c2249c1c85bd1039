/** What is used of `navigator.locks`. */
export type BrowserLocks = Pick<LockManager, "request">;

type Holder = { readonly lose: () => void };

/** The locks of one browser, as the Web Locks API has them (w3c.github.io/web-locks): one holder a name, others wait. */
export function createBrowserLocks(): BrowserLocks {
  const holders = new Map<string, Holder>();
  const waiting = new Map<string, (() => void)[]>();
  const queueOf = (name: string): (() => void)[] => {
    const queue = waiting.get(name) ?? [];
    waiting.set(name, queue);
    return queue;
  };

  function letGo(name: string, who: Holder): void {
    if (holders.get(name) !== who) return;
    holders.delete(name);
    queueOf(name).shift()?.();
  }

  const request = (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const callback = rest.at(-1) as (lock: Lock | null) => unknown;
    const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
    return new Promise((done, fail) => {
      const begin = (): void => {
        const me = { lose: () => fail(new DOMException("stolen", "AbortError")) };
        holders.set(name, me);
        void Promise.resolve(callback({ mode: "exclusive", name })).then((value) => {
          letGo(name, me);
          done(value);
        });
      };
      if (options.steal === true) {
        holders.get(name)?.lose();
        begin();
      } else if (!holders.has(name)) begin();
      else if (options.ifAvailable === true) done(callback(null));
      else {
        const queue = queueOf(name);
        queue.push(begin);
        options.signal?.addEventListener("abort", () => {
          const place = queue.indexOf(begin);
          // What has been granted cannot be called off.
          if (place < 0) return;
          queue.splice(place, 1);
          fail(options.signal?.reason as Error);
        });
      }
    });
  };
  return { request: request };
}
