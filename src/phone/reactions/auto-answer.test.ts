import { describe, expect, it } from "vitest";
import { silentLogger } from "../../shared/logger.ts";
import type { ShiftPolicy } from "../../core/shift/policy.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createFixedChance } from "../../testing/fixed-chance.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { createPhone } from "../phone.ts";
import { autoAnswer } from "./auto-answer.ts";

function aPhone(calls: ShiftPolicy["autoAnswer"]["calls"]) {
  const clock = createManualClock();
  const { network, ...signaling } = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const tones: number[] = [];
  const answering = autoAnswer(phone, clock, { calls, after: 2 }, () => void tones.push(clock.now()));
  phone.subscribe(answering.reaction);
  const phaseOf = (id: string) => phone.state().lineUp.live.find((call) => call.id === id)?.phase;
  return { clock, network, phone, tones, answering, phaseOf };
}

describe("calls that are answered by themselves", () => {
  it("are announced and answered after the company's time", () => {
    const { network, clock, tones, phaseOf } = aPhone("customers");
    network.offer({ id: "lucias" });
    clock.pass(1_999);
    expect(phaseOf("lucias")).toBe("incoming");
    clock.pass(1);
    expect(phaseOf("lucias")).toBe("answering");
    expect(tones).toHaveLength(1);
  });

  it.each([
    ["none", "customer"],
    ["none", "colleague"],
    ["customers", "colleague"],
    ["colleagues", "customer"],
  ] as const)("are not meant by “%s”: a %s’s", (calls, kind) => {
    const { network, clock, phaseOf } = aPhone(calls);
    network.offer({ id: "theirs", kind });
    clock.pass(60_000);
    expect(phaseOf("theirs")).toBe("incoming");
  });

  it("are left to the agent who is on another call", () => {
    const { network, clock, phone, phaseOf } = aPhone("all");
    network.offer({ id: "first" });
    phone.call("first", { type: "answer" });
    network.deliver();
    network.offer({ id: "second" });
    clock.pass(60_000);
    expect(phaseOf("second")).toBe("incoming");
  });

  it("are not answered twice, nor after the caller gave up, nor by a phone that is gone", () => {
    const { network, clock, phone, tones, answering } = aPhone("all");
    network.offer({ id: "by-hand" });
    phone.call("by-hand", { type: "answer" });
    network.deliver();
    network.close("by-hand", "hung-up");
    network.offer({ id: "given-up" });
    network.close("given-up", "missed");
    network.offer({ id: "at-the-end" });
    answering.stop();
    clock.pass(60_000);
    expect(tones).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});
