import { describe, expect, test } from "vitest";
import { faultOf } from "./requirements.ts";

describe("why a machine cannot make a network", () => {
  const able = { isRoot: true, hasTun: true, missing: [] } as const;

  test("a machine that has everything can", () => {
    expect(faultOf(able)).toBeUndefined();
  });

  test.each([
    [{ isRoot: false }, "as root"],
    [{ missing: ["ip"] as const }, "Install the package iproute2."],
    [{ missing: ["nsenter"] as const }, "Install the package util-linux."],
    [{ hasTun: false }, "modprobe tun"],
  ])("with %j it names the remedy", (lack, remedy) => {
    expect(faultOf({ ...able, ...lack })).toContain(remedy);
  });
});
