import { expect, it } from "vitest";
import type { LeftCall } from "../../core/call/left-call.ts";
import { silentLogger } from "../../shared/logger.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createFixedChance } from "../../testing/fixed-chance.ts";
import { aLeftCall } from "../../testing/left-calls.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { createPhone } from "../phone.ts";
import { keepCalls } from "./keep-calls.ts";

/** A phone with a ready line, and everything it has kept. */
function aKeepingPhone() {
  const clock = createManualClock();
  const { network, ...signaling } = createFakeSignaling(clock);
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const written: (readonly LeftCall[] | "prepared")[] = [];
  const kept = keepCalls(signaling, {
    prepare: () => void written.push("prepared"),
    keep: (calls) => void written.push(calls),
  });
  phone.subscribe(kept.reaction);
  const shown = () => phone.state().lineUp.live.map(({ id, phase }) => `${id} ${phase}`);
  const signIn = (): void => {
    phone.line({ type: "sign-in" });
    network.deliver();
  };
  return { network, phone, written, kept, shown, signIn };
}

/** The same with one call that is up. */
function aTalk() {
  const place = aKeepingPhone();
  place.signIn();
  place.phone.call(place.network.offer({ id: "marias" }).id, { type: "answer" });
  place.network.deliver();
  return place;
}

it("keeps a talk from its beginning to its end, whenever it changes", () => {
  const { written, phone, network, kept } = aTalk();
  expect(written).toEqual(["prepared", [expect.objectContaining({ id: "marias", microphone: "open" })]]);
  phone.call("marias", { type: "mute" });
  expect(written.at(-1)).toEqual([expect.objectContaining({ microphone: "muted" })]);
  expect(kept.has("marias")).toBe(true);
  network.close("marias", "hung-up");
  expect(written.at(-1)).toEqual([]);
  expect(kept.has("marias")).toBe(false);
});

it("writes nothing for what the next page need not know", () => {
  const { written, network } = aTalk();
  const before = written.length;
  network.changeMedia("marias", "lost");
  expect(written).toHaveLength(before);
});

it("what another page has left is taken over as soon as the line is ready, and kept meanwhile", () => {
  const { written, phone, kept, shown, signIn, network } = aKeepingPhone();
  const left = aLeftCall({ id: "marias", microphone: "muted" });
  kept.begin([left]);
  phone.takeOver([left]);
  expect(shown()).toEqual(["marias reconnecting"]);
  expect(written).toEqual([[left]]);
  signIn();
  expect(shown()).toEqual(["marias established"]);
  expect(phone.state().lineUp.live[0]).toMatchObject({ since: left.since, microphone: "muted" });
  expect(network.asked()).toContain("take-over marias");
});

it("of two the one on hold is on hold again", () => {
  const { phone, kept, signIn } = aKeepingPhone();
  const left = [aLeftCall({ id: "marias", hold: "held" }), aLeftCall({ id: "brunos" })];
  kept.begin(left);
  phone.takeOver(left);
  expect(left.map(({ id }) => kept.has(id))).toEqual([true, true]);
  signIn();
  const holds = phone.state().lineUp.live.map((call) => "hold" in call && call.hold);
  expect(holds).toEqual(["held", "none"]);
});

it("a call that is hung up before it is taken over is over", () => {
  const { phone, kept, shown, network } = aKeepingPhone();
  const left = aLeftCall({ id: "marias" });
  kept.begin([left]);
  phone.takeOver([left]);
  phone.call("marias", { type: "hang-up" });
  network.deliver();
  expect(shown()).toEqual([]);
  expect(phone.state().lineUp.recent[0]?.reason.kind).toBe("hung-up");
});
