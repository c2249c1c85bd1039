import type { Readable, Writable } from "node:stream";

/** Chromium's own protocol (CDP), as far as this bench needs it. */
export interface Devtools {
  /** The browser itself. */
  readonly browser: Session;
  /** What is seen and done in one tab; goes on when that crashes. */
  readonly attach: (targetId: string) => Promise<Session>;
}

export interface Session {
  /** @throws Error with Chromium's words when it refuses, or the browser is gone. */
  send<T = unknown>(method: string, parameters?: Readonly<Record<string, unknown>>): Promise<T>;
  on(event: string, listener: (parameters: Readonly<Record<string, unknown>>) => void): void;
  /** Resolves with the next event of this name. */
  next(event: string): Promise<Readonly<Record<string, unknown>>>;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Asked {
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: Error) => void;
}

/** A question that nobody answers: a page that is frozen or has crashed does not. */
const patience = 20_000;

/**
 * Joins a browser that was started with `--remote-debugging-pipe`, which ends when this does. Not through Playwright: that
 * keeps every page visible and its timers awake, which hides just what breaks in a tab in the background.
 */
export function joinBrowser(orders: Writable, answers: Readable): Devtools {
  const waiting = new Map<number, Asked>();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  const take = (message: Message): void => {
    const asked = message.id === undefined ? undefined : waiting.get(message.id);
    if (asked === undefined) for (const hear of listeners) hear(message);
    else if (message.error === undefined) asked.resolve(message.result);
    else asked.reject(new Error(message.error.message));
  };
  let rest = "";
  answers.setEncoding("utf8").on("data", (text: string) => {
    // Each message ends with a NUL.
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) take(JSON.parse(message) as Message);
  });
  answers.once("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser is gone."));
  });
  orders.on("error", () => undefined);

  const session = (sessionId: string | undefined): Session => {
    const on: Session["on"] = (event, listener) =>
      void listeners.add((message) => {
        if (message.method === event && message.sessionId === sessionId) listener(message.params ?? {});
      });
    return {
      on,
      next: (event) => new Promise((resolve) => on(event, resolve)),
      send: async <T>(method: string, params: Readonly<Record<string, unknown>> = {}) => {
        const id = ++last;
        let timer: ReturnType<typeof setTimeout> | undefined;
        try {
          return (await new Promise<unknown>((resolve, reject) => {
            waiting.set(id, { resolve, reject });
            timer = setTimeout(() => reject(new Error(`No answer to ${method}.`)), patience);
            const where = sessionId === undefined ? {} : { sessionId };
            orders.write(`${JSON.stringify({ id, method, params, ...where })}\0`);
          })) as T;
        } finally {
          clearTimeout(timer);
          waiting.delete(id);
        }
      },
    };
  };
  const browser = session(undefined);
  return {
    browser,
    attach: async (targetId) => {
      const asked = { targetId, flatten: true };
      const { sessionId } = await browser.send<{ sessionId: string }>("Target.attachToTarget", asked);
      return session(sessionId);
    },
  };
}
