import { expect, it, vi } from "vitest";
import { createManualClock } from "../testing/manual-clock.ts";
import { watchSound } from "./sound-watch.ts";

/** A connection through which packets come as the test lets them. */
function aConnection({ tellsOfWays = true } = {}) {
  const clock = createManualClock();
  const counted = { packets: 0, asked: 1, answered: 1, pair: "one" };
  let currentDirection: RTCRtpTransceiverDirection = "sendrecv";
  const reports = () => [
    { id: "in", type: "inbound-rtp", packetsReceived: counted.packets },
    { id: "T", type: "transport", ...(tellsOfWays ? { selectedCandidatePairId: counted.pair } : {}) },
    {
      id: counted.pair,
      type: "candidate-pair",
      requestsSent: 1,
      consentRequestsSent: counted.asked - 1,
      responsesReceived: counted.answered,
    },
  ];
  const getStats = vi.fn(() => Promise.resolve(new Map(reports().map((report) => [report.id, report]))));
  const peer = {
    connectionState: "connected" as RTCPeerConnectionState,
    getReceivers: () => [{ getStats }],
    getTransceivers: () => [{ currentDirection }],
  };
  const deaf = vi.fn();
  const hushed = vi.fn();
  watchSound(peer as unknown as RTCPeerConnection, clock, { deaf, hushed });

  async function go(milliseconds: number, packets = 0): Promise<void> {
    for (let left = milliseconds; left > 0; left -= 250) {
      counted.packets += packets;
      clock.pass(250);
      await new Promise(setImmediate);
    }
  }
  return {
    clock,
    deaf,
    hushed,
    go,
    hear: (milliseconds: number) => go(milliseconds, 12),
    goOver: () => void (counted.pair = "another"),
    ask: () => void (counted.asked += 1),
    answer: () => void (counted.answered += 1),
    hold: () => void (currentDirection = "sendonly"),
    break: () => getStats.mockRejectedValueOnce(new Error("closed")),
    close: () => void (peer.connectionState = "closed"),
  };
}

it("another way that nothing comes by is told within a second, once", async () => {
  const call = aConnection();
  await call.hear(5_000);
  call.goOver();
  await call.go(1_000);
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("a customer who sends nothing, while the other end answers, is none of ours", async () => {
  const call = aConnection();
  await call.hear(5_000);
  await call.go(500);
  call.ask();
  call.answer();
  await call.go(5_000);
  expect(call.deaf).not.toHaveBeenCalled();
});

it("an answer that stays away is told", async () => {
  const call = aConnection();
  await call.hear(5_000);
  await call.go(500);
  call.answer();
  await call.go(250);
  call.ask();
  await call.go(1_500);
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("a call on hold hears nothing", async () => {
  const call = aConnection();
  await call.hear(5_000);
  call.hold();
  await call.go(10_000);
  expect(call.deaf).not.toHaveBeenCalled();
});

it("browsers that do not tell of their ways are watched all the same", async () => {
  const call = aConnection({ tellsOfWays: false });
  await call.hear(5_000);
  await call.go(2_000);
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("a look that fails is made good by the next", async () => {
  const call = aConnection();
  await call.hear(5_000);
  call.break();
  await call.hear(1_000);
  call.goOver();
  await call.go(1_000);
  expect(call.deaf).toHaveBeenCalledOnce();
});

it("ends with the connection, and leaves no timer", async () => {
  const call = aConnection();
  await call.hear(1_000);
  call.close();
  await call.go(1_000);
  expect(call.deaf).not.toHaveBeenCalled();
  expect(call.clock.waiting()).toBe(0);
});

it("a silence is told from its first quarter of a second on, with its length, until something arrives", async () => {
  const call = aConnection();
  await call.hear(5_000);
  expect(call.hushed).not.toHaveBeenCalled();
  await call.go(750);
  expect(call.hushed.mock.calls.flat()).toEqual([250, 500, 750]);
  call.hushed.mockClear();
  await call.hear(1_000);
  expect(call.hushed).not.toHaveBeenCalled();
});

it("none is where none should be heard, nor before anybody was", async () => {
  const call = aConnection();
  await call.go(2_000);
  await call.hear(1_000);
  call.hold();
  await call.go(2_000);
  expect(call.hushed).not.toHaveBeenCalled();
});
