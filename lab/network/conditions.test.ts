import { isIPv4 } from "node:net";
import { expect, test } from "vitest";
import { browserAddressOf, orderOf, pbxAddressOf } from "./conditions.ts";

test("half of a round trip is each way; jitter and loss are of each way", () => {
  expect(orderOf({ roundTrip: 75, jitter: 5, loss: 0.5 })).toBe("set 37.5 5 0.5");
});

test("each change of address leads to another one, the PBX's never", () => {
  const addresses = Array.from({ length: 600 }, (_, change) => browserAddressOf(99, change));
  expect(addresses.every(isIPv4)).toBe(true);
  expect(addresses).not.toContain(pbxAddressOf(99));
  expect(addresses.every((address, at) => address !== addresses[at + 1])).toBe(true);
});
