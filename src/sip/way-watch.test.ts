import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchWay } from "./way-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection through which packets come as the test lets them. */
function aConnection({ tellsOfWays = true } = {}) {
  const iceTransport = new EventTarget();
  let packets = 0;
  const peer = Object.assign(new EventTarget(), {
    connectionState: "connecting",
    getReceivers: () => [{ transport: tellsOfWays ? { iceTransport } : null }],
    getStats: () => Promise.resolve(new Map([["in", { type: "inbound-rtp", packetsReceived: packets }]])),
  });
  const deaf = vi.fn();
  watchWay(peer as unknown as RTCPeerConnection, deaf);
  return {
    deaf,
    become: (state: RTCPeerConnectionState) => {
      peer.connectionState = state;
      peer.dispatchEvent(new Event("connectionstatechange"));
    },
    goOver: async () => {
      iceTransport.dispatchEvent(new Event("selectedcandidatepairchange"));
      await vi.advanceTimersByTimeAsync(0);
    },
    hear: () => void (packets += 10),
    wait: () => vi.advanceTimersByTimeAsync(1_000),
  };
}

it("another way on which nothing arrives is told, once", async () => {
  const call = aConnection();
  call.become("connected");
  call.hear();
  await call.goOver();
  await call.wait();
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("another way on which sound goes on arriving is none of ours", async () => {
  const call = aConnection();
  call.hear();
  call.become("connected");
  await call.goOver();
  call.hear();
  await call.wait();
  expect(call.deaf).not.toHaveBeenCalled();
});

it("several changes in a row are judged after the last", async () => {
  const call = aConnection();
  call.hear();
  call.become("connected");
  call.become("connected");
  await call.goOver();
  await call.goOver();
  await call.goOver();
  await call.wait();
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("a customer who has sent nothing yet may go on so", async () => {
  const call = aConnection();
  call.become("connected");
  await call.goOver();
  await call.wait();
  expect(call.deaf).not.toHaveBeenCalled();
});

it("the change that mending makes does not start it again, though the customer is silent", async () => {
  const call = aConnection();
  call.hear();
  call.become("connected");
  for (let change = 0; change < 5; change += 1) {
    await call.goOver();
    await call.wait();
  }
  expect(call.deaf).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(10_000);
  await call.goOver();
  await call.wait();
  expect(call.deaf).toHaveBeenCalledTimes(2);
});

it("ways that are tried before the call is connected mean nothing", async () => {
  const call = aConnection();
  call.hear();
  await call.goOver();
  await call.wait();
  expect(call.deaf).not.toHaveBeenCalled();
});

it("a call that ends meanwhile is not mended", async () => {
  const call = aConnection();
  call.hear();
  call.become("connected");
  await call.goOver();
  call.become("closed");
  await call.wait();
  expect(call.deaf).not.toHaveBeenCalled();
});

it("browsers that do not tell of their ways are left alone", () => {
  const call = aConnection({ tellsOfWays: false });
  expect(() => call.become("connected")).not.toThrow();
});
