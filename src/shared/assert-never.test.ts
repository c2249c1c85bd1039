import { expect, it } from "vitest";
import { assertNever } from "./assert-never.ts";

it("names the value that should not have been possible", () => {
  const fromAnOlderServer = { phase: "parked" } as never;
  expect(() => assertNever(fromAnOlderServer)).toThrow('Unexpected value: {"phase":"parked"}');
});
