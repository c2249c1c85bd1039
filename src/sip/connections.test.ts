import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createConnections } from "./connections.ts";
import { patience } from "./gathering.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const stun = [{ urls: "stun:stun.example" }];

/** Connections of a browser in which each is known by its number, the first made is 1. */
function aBrowser({ servers = [] as readonly RTCIceServer[], takesPool = true } = {}) {
  const made: { readonly number: number; readonly pool: number; isOpen: boolean; signalingState: string }[] =
    [];
  const connections = createConnections(servers, {
    make: ({ iceCandidatePoolSize: pool = 0 }) => {
      const one = {
        number: made.length + 1,
        pool,
        isOpen: true,
        signalingState: "stable",
        close: () => void (one.isOpen = false),
        getConfiguration: () => (takesPool ? { iceCandidatePoolSize: pool } : {}),
      };
      made.push(one);
      return one as unknown as RTCPeerConnection;
    },
    makeAnew: () => {
      throw new Error("Nobody asked for one");
    },
    now: () => Date.now(),
  });
  return {
    ...connections,
    take: () => {
      const { peer, ...others } = connections.take();
      return { ...(peer as unknown as { number: number; pool: number }), ...others };
    },
    sleep: () => {
      for (const one of made) one.signalingState = "closed";
    },
    open: () => made.filter(({ isOpen }) => isOpen).map(({ number }) => number),
  };
}

it("other servers make another one ready; the same ones do not", () => {
  const browser = aBrowser();
  const relay = [{ urls: "turn:turn.example", username: "1700000000:1001", credential: "secret" }];
  browser.useServers(relay);
  expect(browser.open()).toEqual([]);
  browser.warmUp();
  expect(browser.open()).toEqual([1]);
  browser.useServers([...relay]);
  expect(browser.open()).toEqual([1]);
  browser.useServers([]);
  expect(browser.open()).toEqual([2]);
  expect(browser.take()).toMatchObject({ number: 2, awaitsServer: false });
});

it("a call takes the one that was ready, and another is ready a moment later", async () => {
  const browser = aBrowser();
  browser.warmUp();
  expect(browser.take()).toMatchObject({ number: 1, pool: 1 });
  await vi.runOnlyPendingTimersAsync();
  expect(browser.take()).toMatchObject({ number: 2, pool: 1 });
});

it("calls that begin at the same moment have one each", () => {
  const browser = aBrowser();
  browser.warmUp();
  expect([browser.take().number, browser.take().number, browser.take().number]).toEqual([1, 2, 3]);
});

it("one that is made leaves the one that is ready to whoever takes it", () => {
  const browser = aBrowser();
  browser.warmUp();
  browser.make();
  expect(browser.take()).toMatchObject({ number: 1, pool: 1 });
  expect(browser.open()).toEqual([1, 2]);
});

it("one that has waited long may name addresses that are gone: it is renewed", () => {
  const browser = aBrowser();
  browser.warmUp();
  vi.advanceTimersByTime(minute);
  browser.warmUp();
  expect(browser.open()).toEqual([1]);
  vi.advanceTimersByTime(2 * minute);
  browser.warmUp();
  expect(browser.open()).toEqual([2]);
  vi.advanceTimersByTime(5 * minute);
  expect(browser.take().number).toBe(3);
  expect(browser.open()).toEqual([3]);
});

it("a server that is silent is waited for once, not by every call", () => {
  const browser = aBrowser({ servers: stun });
  expect(browser.take().awaitsServer).toBe(true);
  browser.warmUp();
  vi.advanceTimersByTime(patience);
  expect(browser.take().awaitsServer).toBe(false);
  expect(aBrowser().take().awaitsServer).toBe(false);
});

it("after a server has been silent, calls that follow one another fast do not wait for it either", () => {
  const browser = aBrowser({ servers: stun });
  browser.warmUp();
  vi.advanceTimersByTime(patience);
  const [ready, fresh] = [browser.take(), browser.take()];
  expect([ready.awaitsServer, fresh.awaitsServer]).toEqual([false, true]);
  ready.heard("silent");
  const next = browser.take();
  expect(next.awaitsServer).toBe(false);
  // It has not waited, so it has nothing to tell.
  vi.advanceTimersByTime(minute - 1);
  next.heard("silent");
  vi.advanceTimersByTime(1);
  expect([browser.take(), browser.take()].map(({ awaitsServer }) => awaitsServer)).toEqual([false, true]);
});

it("a server that speaks again is waited for again, and so is every one over another line", () => {
  const browser = aBrowser({ servers: stun });
  const silent = browser.take();
  silent.heard("silent");
  expect(browser.take().awaitsServer).toBe(false);
  browser.take().heard("spoke");
  expect(browser.take().awaitsServer).toBe(true);
  silent.heard("silent");
  browser.drop();
  expect(browser.take().awaitsServer).toBe(true);
});

it("a browser that gathers nothing in advance waits for the server at the call", () => {
  const browser = aBrowser({ servers: stun, takesPool: false });
  browser.warmUp();
  vi.advanceTimersByTime(minute);
  expect(browser.take().awaitsServer).toBe(true);
});

it("nothing stays open, and no timer runs, when the line goes", () => {
  const browser = aBrowser();
  browser.warmUp();
  browser.take();
  browser.drop();
  browser.warmUp();
  browser.drop();
  expect(vi.getTimerCount()).toBe(0);
  expect(browser.open()).toEqual([1]); // the call's own
});

it("one that the browser has closed, as it does when the computer sleeps, is not given to a call", () => {
  const browser = aBrowser();
  browser.warmUp();
  browser.sleep();
  expect(browser.take()).toMatchObject({ number: 2 });
  browser.warmUp();
  browser.sleep();
  browser.warmUp();
  expect(browser.take()).toMatchObject({ number: 4, pool: 1 });
});
