import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { AgentPhone } from "./testing/agent-phone.ts";
import { startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";
import { header, methodOf, statusOf, type SipMessage } from "./testing/sip-message.ts";
import { ask } from "./testing/sip-peer.ts";

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(59);
});
afterAll(() => place.stop());
afterEach(async () => {
  await tell(place.alice, "ready");
  await place.clear();
});

const text: SipMessage["headers"] = [["Content-Type", "text/plain"]];

/** What Asterisk says of an agent's standing after that MESSAGE. */
async function tell(phone: AgentPhone, body: string): Promise<string> {
  const before = phone.messages.length;
  expect(statusOf((await phone.send("MESSAGE", "shift", text, body)).final)).toBe(202);
  await expect.poll(() => phone.messages.length).toBeGreaterThan(before);
  const answer = phone.messages.at(-1)!;
  expect(header(answer, "X-WA-Notice")).toBe("shift");
  return answer.body;
}

const paused = async () =>
  [
    ...(await place.lab.pbx.cli("queue show whatsapp")).matchAll(/PJSIP\/(\d+)\)[^\n]*\(paused(:[\w-]+)?/g),
  ].map(([, user, reason]) => `${user}${reason ?? ""}`);

test("an agent pauses with a reason, and is not rung; asks; and is ready again", async () => {
  const { alice, bob, chen, lab } = place;
  expect(await tell(alice, "status")).toBe("ready");
  expect(await tell(alice, "pause;reason=lunch")).toBe("paused;reason=lunch");
  expect(await paused()).toEqual(["1001:lunch"]);
  const call = await lab.meta.callIn({ from: "+34655102030", to: "+12145550122" });
  await Promise.all([bob.nextOffer(), chen.nextOffer()]);
  expect(alice.waiting()).toBe(0);
  await call.hangUp();
  expect(await tell(alice, "status")).toBe("paused;reason=lunch");
  expect(await tell(alice, "pause")).toBe("paused;reason=");
  expect(await tell(alice, "ready")).toBe("ready");
  expect(await paused()).toEqual([]);
});

test.each([
  "pause;reason=",
  "pause;reason=Lunch",
  "pause;reason=a,b",
  `pause;reason=${"a".repeat(33)}`,
  "pause;reason=a)",
  'ready"="',
  "pause\r\nX: 1",
  "Pause",
  "",
  "${SHELL(touch owned)}",
])("%j changes nothing", async (body) => {
  expect(await tell(place.alice, body === "" ? " " : body)).toBe("ready");
  expect(await paused()).toEqual([]);
});

test.each([
  ["a name", '"x <sip:1002@y>" <sip:1001@pbx.ringbridge.example>', 202, ["1001"]],
  ["somebody else's address", "<sip:1002@pbx.ringbridge.example>", 401, []],
  ["an escaped address", "<sip:%31002@pbx.ringbridge.example>", 401, []],
  ["a trunk's address", "<sip:wa-12145550122@pbx.ringbridge.example>", 401, []],
  ["nobody's address", "<sip:9999@pbx.ringbridge.example>", 401, []],
  ["a host that looks like a colleague", "<sip:1002:5060>", 401, []],
])("%s in From pauses nobody but who proved it", async (_what, from, status, whom) => {
  const { alice } = place;
  const [, name, uri] = /^(?:"(.*)" )?<(.*)>$/.exec(from)!;
  const peer = { ...alice.peer, uri: uri!, ...(name === undefined ? {} : { name }) };
  const { final } = await ask(peer, {
    method: "MESSAGE",
    target: "sip:shift@pbx.ringbridge.example",
    headers: text,
    body: "pause",
  });
  expect(statusOf(final)).toBe(status);
  // One MESSAGE after the other: with the answer to this one, that one is done.
  await tell(alice, "status");
  expect(await paused()).toEqual(whom);
});

test("a colleague may subscribe to who is paused", async () => {
  const { alice, bob } = place;
  const { final, callId } = await bob.send("SUBSCRIBE", "*471001", [
    ["Event", "presence"],
    ["Accept", "application/pidf+xml"],
    ["Expires", "60"],
  ]);
  expect(statusOf(final)).toBe(200);
  const notes = () =>
    bob.peer.wire.received
      .filter((message) => methodOf(message) === "NOTIFY" && header(message, "Call-ID") === callId)
      .map(({ body }) => /<note>(.*)<\/note>/.exec(body)?.[1]);
  await expect.poll(notes).toEqual(["Ready"]);
  await tell(alice, "pause");
  await expect.poll(notes).toEqual(["Ready", "On the phone"]);
});
