import { expect, test } from "vitest";
import { conditionsOf, deadServers, iceServersOf, titleOf } from "./conditions.ts";

test("without a delay the phones are on the PBX's own machine", () => {
  expect(conditionsOf([], [])).toEqual([{ roundTrip: null, dead: null }]);
});

test("each delay is measured with all servers well, then with each dead one", () => {
  expect(conditionsOf([0, 100], ["stun", "turn"]).map(titleOf)).toEqual([
    "R = 0 ms",
    "R = 0 ms, the STUN server is dead",
    "R = 0 ms, the TURN server is dead",
    "R = 100 ms",
    "R = 100 ms, the STUN server is dead",
    "R = 100 ms, the TURN server is dead",
  ]);
});

test("a dead server takes a network in which nobody has its address", () => {
  expect(conditionsOf([], ["stun-name"])).toEqual([
    { roundTrip: 0, dead: null },
    { roundTrip: 0, dead: "stun-name" },
  ]);
});

test("a phone is told of one server, and of none when none is dead", () => {
  expect(deadServers.map((dead) => iceServersOf(dead).length)).toEqual([1, 1, 1]);
  expect(iceServersOf(null)).toEqual([]);
});
