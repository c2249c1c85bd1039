import { expect, test } from "vitest";
import { addressesOf } from "./addresses.ts";

test("two labs share no address and no media port", () => {
  const first = addressesOf(0, "/repo");
  const second = addressesOf(1, "/repo");
  expect(first.pbx.address).toBe("127.0.0.1");
  expect(second.meta.address).toBe("127.0.1.2");
  expect(first.pbx.rtp.last).toBeLessThan(first.meta.rtp.first);
  expect(first.meta.rtp.last).toBeLessThan(second.pbx.rtp.first);
  expect(second.directory).toBe("/repo/.lab/1");
});

test("media ports of the last lab are still ports", () => {
  expect(addressesOf(99, "/repo").meta.rtp.last).toBeLessThan(65_536);
});

test.each([-1, 100, 1.5, Number.NaN])("there is no lab %s", (index) => {
  expect(() => addressesOf(index, "/repo")).toThrow(/There is no lab/);
});
