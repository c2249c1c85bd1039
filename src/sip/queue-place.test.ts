// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from "vitest";
import type { QueueStanding, ShiftAnswer } from "../core/ports/shift.ts";
import { responseTo } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling, type SipSignaling } from "./sip-signaling.ts";
// Fetched when it is first asked for; here it is there already, so that no test waits for a disk.
import "./watching.ts";

let place: SipPlace;
let sip: SipSignaling;
let answers: ShiftAnswer[];
let told: QueueStanding[];
beforeEach(async () => {
  place = createSipPlace((settings, ports) => (sip = createSipSignaling(settings, ports)));
  answers = [];
  told = [];
  sip.queue.watch((standing) => void told.push(standing));
  await place.signIn();
});
afterEach(() => place.leave());

const asked = () => place.server.messages().filter(({ method }) => method === "MESSAGE");
const say = (body: string): void => {
  place.server.request("MESSAGE", ["X-WA-Notice: shift", "Content-Type: text/plain"], body);
};
const keep = (answer: Promise<ShiftAnswer>): void => void answer.then((one) => answers.push(one));

test("a pause goes to the queue with its reason, and counts once Asterisk says so", async () => {
  await place.act(() => keep(sip.queue.pause("lunch")));
  expect(asked().map(({ target, body }) => [target, body])).toEqual([
    ["sip:shift@pbx.example", "pause;reason=lunch"],
  ]);
  expect(answers).toEqual([]);
  await place.act(() => say("paused;reason=lunch"));
  expect(answers).toEqual([{ kind: "done" }]);
  await place.act(
    () => keep(sip.queue.unpause()),
    () => say("ready"),
  );
  expect(answers.at(-1)).toEqual({ kind: "done" });
  expect(told).toEqual([{ kind: "unknown" }, { kind: "paused", reason: "lunch" }, { kind: "ready" }]);
});

test.each([null, "Lunch with Bob; back at 2"])(
  "%j is no short id: a pause without a reason",
  async (reason) => {
    await place.act(() => keep(sip.queue.pause(reason)));
    expect(asked().map(({ body }) => body)).toEqual(["pause"]);
    await place.act(() => say("paused;reason="));
    expect(told.at(-1)).toEqual({ kind: "paused", reason: null });
  },
);

test("who is in no queue cannot pause", async () => {
  await place.act(
    () => keep(sip.queue.pause(null)),
    () => say("away"),
  );
  expect([answers, told.at(-1)]).toEqual([[{ kind: "failed", detail: "away" }], { kind: "away" }]);
});

test("what Asterisk refuses, does not answer or cannot hear is failed", async () => {
  await place.act(() => keep(sip.queue.pause(null)));
  await place.act(() => place.server.say(responseTo(asked()[0]!, "404 Not Found", { tag: "x" })));
  await place.act(() => keep(sip.queue.pause(null)));
  await place.pass(9_000);
  await place.act(place.wire.cut);
  await place.act(() => keep(sip.queue.unpause()));
  expect(answers).toEqual([
    { kind: "failed", detail: "404 Not Found" },
    { kind: "failed", detail: null },
    { kind: "failed", detail: null },
  ]);
});

test("a lost line leaves the standing unknown", async () => {
  await place.act(() => say("ready"), place.wire.cut);
  expect(told).toEqual([{ kind: "unknown" }, { kind: "ready" }, { kind: "unknown" }]);
});

test.each(["", "paused;reason=Lunch!", "hello", "ready\r\n\r\nready"])("%j tells nothing", async (body) => {
  await place.act(() => say(body));
  expect(told).toEqual([{ kind: "unknown" }]);
});
