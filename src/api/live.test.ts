// The stream fetches it when it first needs it, which takes as long as the disk does: here it is there before.
import "eventsource-parser";
import { describe, expect, it } from "vitest";
import { createFakeBackend } from "../testing/fake-backend.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createApi } from "./client.ts";
import type { LiveEvent } from "./contract.ts";
import { createLive } from "./live.ts";

const second = 1_000;

function aStream(backend = createFakeBackend()) {
  const clock = createManualClock();
  const heard: string[] = [];
  const api = createApi("https://calls.example.com", backend.fetch);
  const live = createLive({
    open: api.openEvents,
    clock,
    chance: { random: () => 0.5 },
    hear: (event: LiveEvent) => void heard.push(event.type),
  });
  live.start();
  /** Lets promises and streams come to rest. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  };
  return { backend, clock, heard, live, settle };
}

describe("the stream of events", () => {
  it("is up with its first greeting, and tells what changes", async () => {
    const { backend, heard, live, settle } = aStream();
    expect(live.state().phase).toBe("connecting");
    await settle();
    expect(live.state().phase).toBe("connected");
    backend.tell({ type: "calls", customer: "+34612345678" });
    await settle();
    expect(heard).toEqual(["hello", "calls"]);
  });

  it("comes back by itself, waiting longer each time, and says since when it was away", async () => {
    const { backend, clock, live, settle } = aStream();
    await settle();
    backend.goAway();
    await settle();
    const since = clock.now();
    expect(live.state()).toEqual({ phase: "reconnecting", since });
    clock.pass(60);
    await settle();
    clock.pass(249);
    backend.comeBack();
    await settle();
    expect(live.state()).toEqual({ phase: "reconnecting", since });
    clock.pass(1);
    await settle();
    expect(live.state().phase).toBe("connected");
  });

  it("is tried at once when somebody asks", async () => {
    const { backend, live, settle } = aStream();
    await settle();
    backend.goAway();
    await settle();
    backend.comeBack();
    live.tryNow();
    await settle();
    expect(live.state().phase).toBe("connected");
  });

  it("a connection that has died without a word is noticed by its silence", async () => {
    const { backend, clock, live, settle } = aStream();
    await settle();
    clock.pass(39 * second);
    expect(live.state().phase).toBe("connected");
    backend.tell({ type: "hello" });
    await settle();
    clock.pass(39 * second);
    expect(live.state().phase).toBe("connected");
    clock.pass(second);
    expect(live.state()).toEqual({ phase: "reconnecting", since: clock.now() - 40 * second });
    await settle();
    expect(backend.listeners()).toBe(0);
  });

  it("a session that has ended is not knocked for again", async () => {
    const { backend, clock, heard, live, settle } = aStream();
    await settle();
    backend.tell({ type: "session-ended" });
    await settle();
    expect(live.state().phase).toBe("ended");
    expect(heard).toEqual(["hello", "session-ended"]);
    expect(clock.waiting()).toBe(0);
  });

  it("neither is one that had ended before the stream was opened", async () => {
    const { clock, heard, live, settle } = aStream({
      ...createFakeBackend(),
      fetch: () => Promise.resolve(new Response("{}", { status: 401 })),
    });
    await settle();
    expect(live.state().phase).toBe("ended");
    expect(heard).toEqual(["session-ended"]);
    expect(clock.waiting()).toBe(0);
  });

  it("a backend that answers otherwise is tried again", async () => {
    const { live, settle } = aStream({
      ...createFakeBackend(),
      fetch: () => Promise.resolve(new Response("<h1>502</h1>", { status: 502 })),
    });
    await settle();
    expect(live.state().phase).toBe("reconnecting");
  });

  it("what is no event of ours is passed over", async () => {
    const lines = ["data: {", 'data: {"type":"moon"}', 'data: {"type":"own-line","line":{}}', ": still here"];
    const { heard, live, settle } = aStream({
      ...createFakeBackend(),
      fetch: () => {
        const body = new ReadableStream<Uint8Array>({
          start: (controller) =>
            controller.enqueue(
              new TextEncoder().encode(`data: {"type":"hello"}\n\n${lines.join("\n\n")}\n\n`),
            ),
        });
        return Promise.resolve(new Response(body));
      },
    });
    await settle();
    expect(heard).toEqual(["hello"]);
    live.stop();
  });

  it("leaves nothing behind when it is stopped", async () => {
    const { backend, clock, live, settle } = aStream();
    await settle();
    live.stop();
    await settle();
    expect([backend.listeners(), clock.waiting()]).toEqual([0, 0]);
  });
});
