import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { App, Callback } from "./world.ts";

/** What became of one webhook to one app. */
export interface SentWebhook {
  readonly id: string;
  readonly appId: string;
  readonly field: string;
  /** The body as it was sent. */
  readonly body: string;
  /** "nobody": the app has no callback, is not subscribed, or has not chosen this field. */
  readonly state: "under way" | "delivered" | "failed" | "nobody";
  /** One entry per attempt: the HTTP status, or why there was none. */
  readonly attempts: readonly { readonly at: number; readonly result: number | string }[];
}

export interface Delivery {
  /** Sends a body to every app that wants `field`; to nobody in particular when none does. */
  send(field: string, body: string): void;
  /** The next so many webhooks go out twice, as Meta does now and then. */
  duplicate(count: number): void;
  /** The newest last. */
  sent(): readonly SentWebhook[];
  stop(): void;
}

/** Milliseconds before the second and each further attempt. Meta goes on for days; a lab is not up that long. */
const WAITS = [300, 1000, 3000] as const;
const PATIENCE_MS = 10_000;
const REMEMBERED = 5000;

/** `X-Hub-Signature-256` of a body. */
export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

export function createDelivery(
  apps: () => readonly App[],
  onChange: () => void,
  waits: readonly number[] = WAITS,
): Delivery {
  const sent = new Map<string, SentWebhook>();
  const stopped = new AbortController();
  let duplicates = 0;

  const note = (webhook: SentWebhook): void => {
    sent.set(webhook.id, webhook);
    const [oldest] = sent.keys();
    if (sent.size > REMEMBERED && oldest !== undefined) sent.delete(oldest);
    onChange();
  };
  const deliver = async (app: App, callback: Callback, field: string, body: string): Promise<void> => {
    let webhook: SentWebhook = {
      id: randomUUID(),
      appId: app.id,
      field,
      body,
      state: "under way",
      attempts: [],
    };
    note(webhook);
    for (const wait of [0, ...waits]) {
      if (wait > 0) await delay(wait, undefined, { signal: stopped.signal });
      const result = await attempt(callback.url, body, signatureOf(body, app.secret), stopped.signal);
      const attempts = [...webhook.attempts, { at: Date.now(), result }];
      const last = attempts.length > waits.length;
      const state = result === 200 ? "delivered" : last ? "failed" : "under way";
      webhook = { ...webhook, attempts, state };
      note(webhook);
      if (state !== "under way") return;
    }
  };

  return {
    send: (field, body) => {
      const copies = duplicates > 0 ? 2 : 1;
      duplicates = Math.max(0, duplicates - 1);
      const listening = apps().filter(
        (app) => app.subscription === "subscribed" && app.callback && app.fields.includes(field),
      );
      if (listening.length === 0)
        note({ id: randomUUID(), appId: "", field, body, state: "nobody", attempts: [] });
      for (const app of listening)
        for (let copy = 0; copy < copies; copy += 1)
          // Rejects only when the lab stops.
          if (app.callback) void deliver(app, app.callback, field, body).catch(() => undefined);
    },
    duplicate: (count) => {
      duplicates = count;
    },
    sent: () => [...sent.values()],
    stop: () => stopped.abort(),
  };
}

async function attempt(
  url: string,
  body: string,
  signature: string,
  stopped: AbortSignal,
): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "facebookexternalua",
        "x-hub-signature-256": signature,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error instanceof Error ? describe(error) : "no answer";
  }
}

const describe = ({ message, cause }: Error): string =>
  cause instanceof Error && cause.message !== "" ? cause.message : message;

/**
 * Meta's check of a callback before it is taken: it must answer 200 with the challenge.
 * @returns what is wrong with it, in a sentence.
 */
export async function handshake({ url, verifyToken }: Callback): Promise<string | undefined> {
  const challenge = String(Math.floor(Math.random() * 1e9));
  try {
    const asked = new URL(url);
    asked.searchParams.set("hub.mode", "subscribe");
    asked.searchParams.set("hub.challenge", challenge);
    asked.searchParams.set("hub.verify_token", verifyToken);
    const response = await fetch(asked, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await response.text();
    if (response.status !== 200) return `The callback answered ${String(response.status)}.`;
    return text === challenge ? undefined : "The callback did not answer with the challenge.";
  } catch (error) {
    return `The callback could not be reached: ${error instanceof Error ? describe(error) : "no answer"}.`;
  }
}
