import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBrowserClock } from "../testing/browser-clock.ts";
import { startHeartbeat } from "./heartbeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const second = 1_000;

/** A server that answers after so many milliseconds, or never. */
function aServer(delay: number | null) {
  const questions: number[] = [];
  const dead = vi.fn();
  let answer = delay;
  let isTalking = false;
  let isRinging = false;
  const heartbeat = startHeartbeat({
    ask: (answered) => {
      questions.push(Date.now());
      if (answer !== null) setTimeout(answered, answer);
    },
    isTalking: () => isTalking,
    isRisky: () => isRinging,
    clock: createBrowserClock(),
    dead,
  });
  return {
    questions,
    dead,
    stop: heartbeat.stop,
    doubt: heartbeat.doubt,
    moved: heartbeat.moved,
    ring: () => {
      isRinging = true;
    },
    fallSilent: () => {
      answer = null;
    },
    call: () => {
      isTalking = true;
      heartbeat.hurry();
    },
  };
}

it("a server that answers is asked again, and nothing else happens", () => {
  const { questions, dead } = aServer(100);
  vi.advanceTimersByTime(60 * second);
  expect(questions.length).toBe(5);
  expect(dead).not.toHaveBeenCalled();
});

it("a server that falls silent is found within fifteen seconds, once", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(30 * second);
  server.fallSilent();
  vi.advanceTimersByTime(15 * second + 100);
  expect(server.dead).toHaveBeenCalledOnce();
  const asked = server.questions.length;
  vi.advanceTimersByTime(60 * second);
  expect(server.dead).toHaveBeenCalledOnce();
  expect(server.questions).toHaveLength(asked);
});

it("in a call within three, however long ago the last question was", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(3 * second);
  server.call();
  server.fallSilent();
  vi.advanceTimersByTime(3 * second);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("one question at a time: a slow answer is waited for", () => {
  const server = aServer(4 * second);
  vi.advanceTimersByTime(13 * second);
  expect(server.questions).toHaveLength(1);
  vi.advanceTimersByTime(60 * second);
  expect(server.dead).not.toHaveBeenCalled();
});

it("a page that has slept asks again before it says anything of the server", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(9 * second);
  server.fallSilent();
  vi.advanceTimersByTime(2 * second);
  // Nobody's timers have run for a minute; this one's is the first to.
  vi.setSystemTime(Date.now() + 60 * second);
  vi.advanceTimersByTime(4 * second);
  expect(server.dead).not.toHaveBeenCalled();
  expect(server.questions).toHaveLength(2);
  vi.advanceTimersByTime(5 * second);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("stopped, it asks nothing and leaves no timer", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(30 * second);
  server.stop();
  vi.advanceTimersByTime(200);
  expect(vi.getTimerCount()).toBe(0);
});

it("a server that is silent while the sound is, too, is found within a second", () => {
  const server = aServer(100);
  server.call();
  vi.advanceTimersByTime(5 * second);
  server.fallSilent();
  const began = Date.now();
  while (server.dead.mock.calls.length === 0) {
    vi.advanceTimersByTime(100);
    server.doubt(Date.now() - began);
  }
  expect(Date.now() - began).toBeLessThanOrEqual(second);
});

it("one that answers has no part in a silence, and is asked as it comes", () => {
  const server = aServer(100);
  server.call();
  vi.advanceTimersByTime(5 * second);
  for (let silence = 200; silence < 30 * second; silence += 100) {
    vi.advanceTimersByTime(100);
    server.doubt(silence);
  }
  expect(server.dead).not.toHaveBeenCalled();
});

it("one that is far away is given four times as long as its last answer took", () => {
  const server = aServer(400);
  server.call();
  vi.advanceTimersByTime(5 * second);
  server.fallSilent();
  const began = Date.now();
  while (server.dead.mock.calls.length === 0) {
    vi.advanceTimersByTime(100);
    server.doubt(Date.now() - began);
  }
  expect(Date.now() - began).toBeGreaterThanOrEqual(1.6 * second);
});

it("of addresses that are gone it is dead at once, unless it has come after the silence", () => {
  const server = aServer(100);
  server.call();
  vi.advanceTimersByTime(5 * second);
  server.doubt(6 * second, true);
  expect(server.dead).not.toHaveBeenCalled();
  server.doubt(0.5 * second, true);
  expect(server.dead).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60 * second);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("without a call, nobody's silence hurries it", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(5 * second);
  server.doubt(10 * second);
  expect(server.questions).toEqual([]);
});

it("on another network a dead socket is found within two and a half seconds, though nobody calls", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(15 * second);
  server.fallSilent();
  server.moved();
  vi.advanceTimersByTime(2_400);
  expect(server.dead).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(server.dead).toHaveBeenCalledOnce();
  server.moved();
  vi.advanceTimersByTime(60 * second);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("a socket that answers on another network is kept, and asked as before fifteen seconds later", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(5 * second);
  server.moved();
  vi.advanceTimersByTime(20 * second);
  const asked = server.questions.length;
  vi.advanceTimersByTime(60 * second);
  expect(server.questions.length - asked).toBeLessThanOrEqual(6);
  expect(server.dead).not.toHaveBeenCalled();
});

it("the network before goes some seconds after another has come: then, too, the socket is found dead within three", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(5 * second);
  server.moved();
  vi.advanceTimersByTime(8 * second);
  server.fallSilent();
  vi.advanceTimersByTime(3_100);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("a call that rings would be lost with the socket: it is given the usual time on another network", () => {
  const server = aServer(100);
  vi.advanceTimersByTime(5 * second);
  server.ring();
  server.fallSilent();
  server.moved();
  vi.advanceTimersByTime(4_900);
  expect(server.dead).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(server.dead).toHaveBeenCalledOnce();
});

it("a question that is open is not given more time by another network", () => {
  const server = aServer(100);
  server.call();
  server.fallSilent();
  vi.advanceTimersByTime(500);
  expect(server.questions).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  server.moved();
  vi.advanceTimersByTime(500);
  expect(server.dead).toHaveBeenCalledOnce();
});
