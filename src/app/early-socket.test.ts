import { beforeEach, expect, it, vi } from "vitest";
import { openEarly } from "./early-socket.ts";

const line = "wss://calls.example.com/ws";

/** A socket as browsers have it, that opens when the test says so. */
class Socket extends EventTarget {
  static readonly OPEN = 1;
  static made: Socket[] = [];
  readonly address: string;
  readyState = 0;
  constructor(address: string) {
    super();
    this.address = address;
    Socket.made.push(this);
  }
  become(readyState: number, event: string) {
    this.readyState = readyState;
    this.dispatchEvent(new Event(event));
  }
  close() {
    this.readyState = 2;
  }
}

const pageWithEarly = () => {
  const page = { WebSocket: Socket as unknown as typeof WebSocket };
  openEarly(line, page);
  return page;
};
const heardOpen = (socket: WebSocket) => {
  const heard = vi.fn();
  socket.addEventListener("open", heard);
  return heard;
};

beforeEach(() => {
  Socket.made = [];
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it("is there before it is wanted, and given to the first who wants it", () => {
  const page = pageWithEarly();
  expect(Socket.made.map(({ address }) => address)).toEqual([line]);
  const first = new page.WebSocket(line, "sip");
  expect(first).toBe(Socket.made[0]);
  expect(new page.WebSocket(line, "sip")).not.toBe(first);
  expect(Socket.made).toHaveLength(2);
});

it("tells that it is open, also whom it was given after it was", async () => {
  const page = pageWithEarly();
  Socket.made[0]!.become(1, "open");
  const heard = heardOpen(new page.WebSocket(line, "sip"));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toHaveBeenCalledTimes(1);
});

it("tells it once whom it was given before", async () => {
  const page = pageWithEarly();
  const heard = heardOpen(new page.WebSocket(line, "sip"));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).not.toHaveBeenCalled();
  Socket.made[0]!.become(1, "open");
  expect(heard).toHaveBeenCalledTimes(1);
});

it("is nobody's who wants another address", () => {
  const page = pageWithEarly();
  expect(new page.WebSocket("wss://other.example.com/ws", "sip")).not.toBe(Socket.made[0]);
  expect(new page.WebSocket(line, "sip")).toBe(Socket.made[0]);
});

it("that has failed is not handed on", () => {
  const page = pageWithEarly();
  Socket.made[0]!.become(3, "close");
  expect(new page.WebSocket(line, "sip")).toBe(Socket.made[1]);
});

it("that nobody wants is closed, and is nobody's any more", async () => {
  const page = pageWithEarly();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(Socket.made[0]!.readyState).toBe(2);
  expect(new page.WebSocket(line, "sip")).toBe(Socket.made[1]);
});
