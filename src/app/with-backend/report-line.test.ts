import { describe, expect, it } from "vitest";
import type { LiveState } from "../../api/live.ts";
import { createPhone } from "../../phone/phone.ts";
import { silentLogger } from "../../shared/logger.ts";
import { aProblem } from "../../testing/builders.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createFixedChance } from "../../testing/fixed-chance.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { reportLine } from "./report-line.ts";

function aReportedLine(first: LiveState["phase"] = "connected") {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const listeners = new Set<() => void>();
  let phase = first;
  const live = {
    state: (): LiveState => (phase === "reconnecting" ? { phase, since: clock.now() } : { phase }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const told: string[] = [];
  const stop = reportLine(
    phone,
    live,
    (line) => {
      told.push(line);
      return Promise.reject(new TypeError("Failed to fetch"));
    },
    clock,
  );
  return {
    clock,
    phone,
    network: signaling.network,
    told,
    stop,
    stream: (next: LiveState["phase"]) => {
      phase = next;
      for (const listener of [...listeners]) listener();
    },
    listeners: () => listeners.size,
  };
}

describe("what the browser says of its own line", () => {
  it("is said at each change that matters to others, and only then", () => {
    const { phone, network, told, clock } = aReportedLine();
    phone.line({ type: "sign-in" });
    network.deliver();
    network.loseSocket(aProblem("connection-lost"));
    clock.pass(1_000);
    network.deliver();
    expect(told).toEqual(["signed-out", "connecting", "ready", "down", "connecting", "ready"]);
  });

  it("is said again every half minute, although a report has failed", () => {
    const { told, clock } = aReportedLine();
    clock.pass(60_000);
    expect(told).toEqual(["signed-out", "signed-out", "signed-out"]);
  });

  it("waits for the stream, and is said as soon as it is up", () => {
    const { phone, network, told, clock, stream } = aReportedLine("connecting");
    phone.line({ type: "sign-in" });
    network.deliver();
    clock.pass(60_000);
    expect(told).toEqual([]);
    stream("connected");
    expect(told).toEqual(["ready"]);
    stream("reconnecting");
    clock.pass(60_000);
    expect(told).toEqual(["ready"]);
  });

  it("ends whole", () => {
    const { phone, told, clock, stop, listeners } = aReportedLine();
    stop();
    phone.line({ type: "sign-in" });
    clock.pass(60_000);
    expect(told).toEqual(["signed-out"]);
    expect([listeners(), clock.waiting()]).toEqual([0, 0]);
  });
});
