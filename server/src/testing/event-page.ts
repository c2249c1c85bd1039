import { EventSourceParserStream } from "eventsource-parser/stream";
import type { components } from "../http/generated/contract.ts";
import { cookieOf } from "./web-world.ts";

type LiveEvent = components["schemas"]["LiveEvent"];

export type EventPage = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event that has not been looked at; waits for it. Fails when the stream ends before. */
  next(): Promise<LiveEvent>;
  /** What came and was not looked at. */
  waiting(): readonly LiveEvent[];
  /** Comments so far. */
  beats(): number;
  /** Resolves when the stream is over, whoever ended it. */
  readonly ended: Promise<void>;
  /** As a tab that is closed. */
  close(): void;
};

/** Listens as a page does, over a real socket. */
export async function openEventPage(origin: string, token: string): Promise<EventPage> {
  const leave = new AbortController();
  const answer = await fetch(`${origin}/api/events`, {
    headers: { cookie: cookieOf(token), "sec-fetch-site": "same-origin" },
    signal: leave.signal,
  });
  const events: LiveEvent[] = [];
  let beats = 0;
  let told: () => void = () => undefined;
  let over = false;

  const parser = new EventSourceParserStream({ onComment: () => (beats += 1) });
  async function listen(): Promise<void> {
    try {
      const stream = answer.body?.pipeThrough(new TextDecoderStream()).pipeThrough(parser);
      for await (const { data } of stream ?? []) {
        events.push(JSON.parse(data) as LiveEvent);
        told();
      }
    } catch {
      // The connection broke: that is an end as well.
    }
    over = true;
    told();
  }

  return {
    status: answer.status,
    headers: answer.headers,
    async next() {
      for (;;) {
        const event = events.shift();
        if (event !== undefined) return event;
        if (over) throw new Error("the stream is over");
        await new Promise<void>((resolve) => (told = resolve));
      }
    },
    waiting: () => events,
    beats: () => beats,
    ended: listen(),
    close: () => leave.abort(),
  };
}
