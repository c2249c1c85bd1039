import { expect, it } from "vitest";
import { friday } from "../../testing/builders.ts";
import type { Findings } from "./findings.ts";
import { reportOf } from "./report.ts";

const about = { at: friday, version: "0.1.0", browser: "Chrome/156" };

it("tells what was found in codes and figures that can be pasted anywhere", () => {
  const findings: Findings = {
    line: "ready",
    microphone: "silent",
    candidates: { found: ["host"], wanted: ["host", "relay"] },
    echo: {
      kind: "measured",
      measured: { mos: 4.31234, roundTrip: 20.5, delay: 71.333, loss: 0, timeToAudio: null },
    },
  };
  expect(JSON.parse(reportOf(findings, about))).toEqual({
    ringbridge: "0.1.0",
    browser: "Chrome/156",
    at: new Date(friday).toISOString(),
    verdict: "blocked",
    checks: {
      line: "passed",
      microphone: "blocking: microphone-silent",
      speaker: "open",
      notifications: "open",
      "local-network": "open",
      candidates: "degrading: relay-missing",
      echo: "passed",
    },
    candidates: { found: ["host"], wanted: ["host", "relay"] },
    notifications: null,
    "local-network": null,
    echo: { mos: 4.31, roundTrip: 20.5, delay: 71.33, loss: 0, timeToAudio: null },
  });
});

it("says why there was no echo", () => {
  expect(JSON.parse(reportOf({ echo: { kind: "busy" } }, about))).toMatchObject({
    verdict: "open",
    checks: { echo: "degrading: echo-not-made" },
    echo: "busy",
  });
});
