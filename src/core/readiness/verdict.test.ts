import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EchoMeasured, Findings } from "./findings.ts";
import { reasons, verdictOf, type Reason, type Verdict } from "./verdict.ts";

const fine: EchoMeasured = { mos: 4.3, roundTrip: 20, delay: 70, loss: 0, timeToAudio: 120 };
const good: Required<Findings> = {
  line: "ready",
  microphone: "heard",
  speaker: "heard",
  notifications: "granted",
  "local-network": "unknown",
  candidates: { found: ["host"], wanted: ["host"] },
  echo: { kind: "measured", measured: fine },
};
const measured = (facts: Partial<EchoMeasured>): Findings["echo"] & object => ({
  kind: "measured",
  measured: { ...fine, ...facts },
});

describe("the verdict", () => {
  it("is ready when everything is as it should be", () => {
    expect(verdictOf(good).kind).toBe("ready");
  });

  // prettier-ignore
  const rows: readonly (readonly [Partial<Findings>, Verdict["kind"], Reason])[] = [
    [{ line: "down" },                                            "blocked",  "line-down"],
    [{ microphone: "refused" },                                   "blocked",  "microphone-refused"],
    [{ microphone: "missing" },                                   "blocked",  "microphone-missing"],
    [{ microphone: "busy" },                                      "blocked",  "microphone-busy"],
    [{ microphone: "silent" },                                    "blocked",  "microphone-silent"],
    [{ speaker: "not-heard" },                                    "blocked",  "speaker-not-heard"],
    [{ speaker: "not-said" },                                     "degraded", "speaker-not-said"],
    [{ notifications: "denied" },                                 "degraded", "notifications-denied"],
    [{ notifications: "prompt" },                                 "degraded", "notifications-not-asked"],
    [{ notifications: "unknown" },                                "degraded", "notifications-unknown"],
    [{ candidates: { found: [], wanted: ["host"] } },             "blocked",  "no-candidates"],
    [{ candidates: { found: ["host"], wanted: ["relay"] } },      "degraded", "relay-missing"],
    [{ candidates: { found: ["host"], wanted: ["srflx"] } },      "degraded", "reflexive-missing"],
    [{ echo: { kind: "not-answered" } },                          "blocked",  "echo-not-answered"],
    [{ echo: { kind: "no-audio" } },                              "blocked",  "echo-no-audio"],
    [{ echo: { kind: "busy" } },                                  "degraded", "echo-not-made"],
    [{ echo: measured({ mos: 2.9 }) },                            "degraded", "echo-poor"],
    [{ echo: measured({ mos: 3.4 }) },                            "degraded", "echo-fair"],
    [{ echo: measured({ delay: 450 }) },                          "degraded", "echo-slow"],
  ];
  it.each(rows)("%o: %s for %s", (finding, kind, reason) => {
    const verdict = verdictOf({ ...good, ...finding });
    expect(verdict.kind).toBe(kind);
    const failed = Object.values(verdict.outcomes).filter((outcome) => outcome.kind === "failed");
    expect(failed.map((outcome) => outcome.reason)).toEqual([reason]);
  });

  it("has a row here for every reason", () => {
    const tested = new Set<Reason>([...rows.map(([, , reason]) => reason), "local-network-denied"]);
    expect(reasons.filter((reason) => !tested.has(reason))).toEqual([]);
  });

  it("minds the local network only where the echo was not heard", () => {
    const denied = { ...good, "local-network": "denied" } as const;
    expect(verdictOf(denied).kind).toBe("ready");
    expect(verdictOf({ ...denied, echo: { kind: "no-audio" } }).outcomes["local-network"]).toEqual({
      kind: "failed",
      weight: "degrading",
      reason: "local-network-denied",
    });
  });

  it("passes what needs no more: a question that was not put yet, an address without STUN behind a relay", () => {
    expect(verdictOf({ ...good, "local-network": "prompt" }).kind).toBe("ready");
    const candidates = { found: ["host", "relay"], wanted: ["srflx", "relay"] } as const;
    expect(verdictOf({ ...good, candidates }).kind).toBe("ready");
    expect(verdictOf({ ...good, echo: measured({ mos: null, delay: null }) }).kind).toBe("ready");
  });

  it("stays open while something was not looked at, unless what was found blocks already", () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(good) as (keyof Findings)[]), (seen) => {
        const some = Object.fromEntries(seen.map((check) => [check, good[check]])) as Findings;
        expect(verdictOf(some).kind).toBe(seen.length === 7 ? "ready" : "open");
        expect(verdictOf({ ...some, microphone: "missing" }).kind).toBe("blocked");
      }),
    );
  });
});
