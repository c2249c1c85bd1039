import { afterEach, beforeEach, expect, test } from "vitest";
import type { CallRecord } from "../../core/calls/call-record.ts";
import { permissionOf } from "../../core/permissions/permission-rules.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../core/time.ts";
import { createNumberWorld, type NumberWorld } from "../../testing/number-world.ts";
import { morning, ourServer, wantedForAgents } from "../../testing/numbers.ts";
import { aPermanentReading, ida } from "../../testing/permissions.ts";
import { rest } from "../../testing/rest.ts";
import { harbourAccount, harbourSecrets, officeNumber, ticketsNumber } from "../../testing/stored.ts";
import { askPermission } from "../permissions/ask-permission.ts";
import { processDeliveries } from "./process-deliveries.ts";
import { startDeliveryWorker } from "./start-delivery-worker.ts";

let world: NumberWorld;
beforeEach(async () => {
  world = await createNumberWorld();
});
afterEach(() => world.storage.close());

const { id: numberId, phoneNumberId, number } = ticketsNumber;
const idasId = "DE.13491208655302741918";
const time = (at: number) => String(at / 1000);
let deliveries = 0;

async function keep(body: unknown, accountId = harbourAccount.id): Promise<void> {
  deliveries += 1;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const delivery = { accountId, receivedAt: world.clock.now(), body: text, digest: `digest ${deliveries}` };
  await world.storage.deliveries.keep(delivery);
}
const deliver = async (body: unknown, accountId?: string) => {
  await keep(body, accountId);
  return processDeliveries(world.ports);
};

const change = (field: string, value: unknown) => ({
  object: "whatsapp_business_account",
  entry: [{ id: harbourAccount.wabaId, time: morning / 1000, changes: [{ field, value }] }],
});
const metadata = { display_phone_number: number.slice(1), phone_number_id: phoneNumberId };
const messages = (...all: readonly object[]) =>
  change("messages", { messaging_product: "whatsapp", metadata, messages: all });
const from = { from: ida.slice(1), timestamp: time(morning) };
const reply = (told: object, more: object = {}) => ({
  ...from,
  id: "wamid.reply",
  type: "interactive",
  interactive: { type: "call_permission_reply", call_permission_reply: told },
  ...more,
});
const accepted = reply({ response: "accept", is_permanent: true, response_source: "user_action" });
const text = (id: string, more: object = {}) => ({
  ...from,
  id,
  type: "text",
  text: { body: "Hello" },
  ...more,
});

const permission = async () => permissionOf(await world.idas(), world.clock.now(), "live");
const toldPermissions = () =>
  world.live.told.flatMap((told) => (told.kind === "permission" ? [told.permission] : []));
const logged = (event: string) => world.logger.lines.filter((line) => line.event === event);

// ------------------------------------------------------------------ permissions

test("asked, and the customer accepts: the button turns to Call within the same run", async () => {
  await world.addTickets({
    wanted: { ...wantedForAgents, permissionTemplate: { name: "may_we_call", language: "en" } },
  });
  await askPermission(world.ports, world.alice, { numberId, customer: ida });
  expect((await permission()).verb).toBe("wait");
  world.live.told.length = 0;
  await deliver(messages(accepted));
  expect(toldPermissions()).toMatchObject([
    { numberId, customer: ida, state: "permanent", verb: "call", pending: null },
  ]);
});

test.each([
  [
    "for a while",
    { response: "accept", is_permanent: false, expiration_timestamp: time(morning + DAY) },
    { state: "temporary", expiresAt: morning + DAY, verb: "call" },
  ],
  ["not at all", { response: "reject" }, { state: "none", verb: "ask", declinedAt: morning }],
  [
    "no more, after too many calls",
    { response: "reject", response_source: "automatic" },
    { state: "none", declinedAt: null },
  ],
])("the customer allows calls %s", async (_name, told, shown) => {
  await world.addTickets();
  await deliver(messages(reply(told)));
  expect(await permission()).toMatchObject(shown);
});

test("a customer with a username is known by id", async () => {
  await world.addTickets();
  await deliver(messages({ ...accepted, from: undefined, from_user_id: idasId }));
  expect(await world.storage.permissions.find(numberId, idasId)).toMatchObject({
    reply: { permanent: true },
  });
});

test("told by number and id, a reply holds for both", async () => {
  await world.addTickets();
  await deliver(messages({ ...accepted, from_user_id: idasId }));
  for (const customer of [ida, idasId])
    expect((await world.storage.permissions.find(numberId, customer)).reply?.permanent).toBe(true);
  expect(toldPermissions().map(({ customer }) => customer)).toEqual([ida, idasId]);
});

test("the same reply in another delivery does nothing more", async () => {
  await world.addTickets();
  await deliver(messages(accepted));
  await world.idas({ reply: null });
  world.live.told.length = 0;
  await deliver(messages(accepted, text("wamid.new")));
  expect((await world.idas()).reply).toBeNull();
  expect((await world.idas()).heardAt).toBe(morning);
});

test("replies in the wrong order: the customer's last word holds", async () => {
  await world.addTickets();
  world.clock.advance(3 * SECOND);
  await keep(
    messages(reply({ response: "reject" }, { id: "wamid.2", timestamp: time(morning + 2 * SECOND) })),
  );
  await keep(messages(accepted));
  await processDeliveries(world.ports);
  expect((await permission()).state).toBe("none");
});

test("a message opens the window for a day; a voicemail does as well", async () => {
  await world.addTickets();
  await deliver(messages(text("wamid.1")));
  expect((await permission()).window).toBe(morning + DAY);
  world.clock.advance(HOUR);
  const voicemail = { ...from, id: "wacid.HBg", timestamp: time(morning + HOUR), type: "audio" };
  await deliver(messages({ ...voicemail, audio: { id: "1", voice: true } }));
  expect((await permission()).window).toBe(morning + HOUR + DAY);
  expect(logged("webhook.voicemail")).toHaveLength(1);
});

test("what WhatsApp answers by itself opens no window", async () => {
  await world.addTickets();
  await deliver(messages(reply({ response: "accept", response_source: "automatic" })));
  expect((await permission()).window).toBeNull();
});

test("our request did not arrive: nobody waits for an answer, and why is said", async () => {
  await world.addTickets({
    wanted: { ...wantedForAgents, permissionTemplate: { name: "may_we_call", language: "en" } },
  });
  await askPermission(world.ports, world.alice, { numberId, customer: ida });
  const failed = (id: string) =>
    change("messages", {
      metadata,
      statuses: [
        {
          id,
          status: "failed",
          timestamp: time(morning),
          recipient_id: ida.slice(1),
          errors: [{ code: 131026, title: "Message undeliverable" }],
        },
      ],
    });
  await deliver(failed("wamid.of-somebody-else"));
  expect((await permission()).pending).toBe(morning);
  await deliver(failed("wamid.request-1"));
  expect(await permission()).toMatchObject({ pending: null, unknown: { kind: "message-undeliverable" } });
});

test("another account's signature is good for its own numbers alone", async () => {
  await world.addTickets();
  const other = {
    ...harbourAccount,
    id: "00000000-0000-4000-8000-0000000000a2",
    wabaId: "1",
    hook: "h",
    verifyToken: "v",
  };
  await world.storage.accounts.add(other, harbourSecrets, morning);
  await deliver(messages(accepted), other.id);
  await deliver(change("account_update", restriction), other.id);
  expect((await world.idas()).reply).toBeNull();
  expect((await world.tickets()).meta?.restrictions).toEqual([]);
  expect(logged("webhook.no-number-of-ours")).toHaveLength(2);
});

// ------------------------------------------------------------------ numbers

const settingsChanged = change("account_settings_update", {
  type: "PHONE_NUMBER_SETTINGS",
  phone_number_settings: {
    phone_number_id: phoneNumberId,
    calling: { status: "DISABLED", sip: { status: "DISABLED" } },
  },
});

test("settings that changed at Meta are believed at once, and are to be read", async () => {
  await world.addTickets();
  expect(await deliver(settingsChanged)).toEqual({ done: 1, failed: 0, toRead: new Set([numberId]) });
  expect((await world.tickets()).meta).toMatchObject({ calling: "off", sip: "off", keyExchange: "SDES" });
  expect(world.live.told).toEqual([{ kind: "number", numberId }]);
  expect(world.meta.asked).toEqual([]);
});

const restriction = {
  event: "ACCOUNT_RESTRICTION",
  restriction_info: [
    { restriction_type: "RESTRICTED_BUSINESS_INITIATED_CALLING", expiration: (morning + DAY) / 1000 },
  ],
};

test("a restriction of the account holds for all its numbers, of one number for that one", async () => {
  await world.addTickets();
  const { meta } = await world.tickets();
  await world.storage.numbers.add({ ...officeNumber, meta }, morning);
  const restrictions = async () =>
    (await world.storage.numbers.list()).map(({ label, meta: has }) => [label, has?.restrictions.length]);
  await deliver(change("account_update", { ...restriction, phone_number: number.slice(1) }));
  expect(await restrictions()).toEqual([
    ["Office", 0],
    ["Tickets", 1],
  ]);
  await deliver(change("account_update", restriction));
  expect(await restrictions()).toEqual([
    ["Office", 1],
    ["Tickets", 1],
  ]);
});

// ------------------------------------------------------------------ calls

const call: CallRecord = {
  id: "1793610000.1",
  direction: "outbound",
  customer: ida,
  customerName: null,
  businessNumber: number,
  extension: "1001",
  agentName: "Alice Lind",
  startedAt: morning - MINUTE,
  answeredAt: morning - 30 * SECOND,
  endedAt: morning,
  outcome: "answered",
  failure: null,
};
const terminated = change("calls", {
  metadata,
  calls: [
    {
      id: "wacid.1",
      event: "terminate",
      from: number.slice(1),
      to: ida.slice(1),
      direction: "BUSINESS_INITIATED",
      timestamp: time(morning),
      errors: [{ code: 138021, message: "Media receive timeout" }],
    },
  ],
});

test("why a call failed is kept with the call and with the number", async () => {
  await world.addTickets();
  await world.storage.calls.put(call);
  await deliver(terminated);
  expect((await world.storage.calls.find(call.id))?.failure).toBe("Media receive timeout");
  expect((await world.tickets()).lastError).toMatchObject({ kind: "no-media-received", at: morning });
  expect(world.live.told).toEqual([
    { kind: "number", numberId },
    { kind: "calls", customer: ida, extension: call.extension },
  ]);
});

test.each([
  ["an hour before", { endedAt: morning - HOUR }],
  ["on another number", { businessNumber: officeNumber.number }],
  ["with a reason of its own", { failure: "403 Duplicate call" }],
])("a call %s keeps what it has", async (_name, more) => {
  await world.addTickets();
  await world.storage.calls.put({ ...call, ...more });
  await deliver(terminated);
  expect(await world.storage.calls.find(call.id)).toEqual({ ...call, ...more });
});

// ------------------------------------------------------------------ deliveries

test("what nobody understands is done with a line in the log that says what it was", async () => {
  await world.addTickets();
  await deliver(change("flows", { secret: ida }));
  await deliver({ something: "else" });
  expect(logged("webhook.not-understood").map(({ fields }) => fields["what"])).toEqual(["flows", "delivery"]);
  expect(await world.storage.deliveries.due(world.clock.now() + DAY, 10)).toEqual([]);
  expect(JSON.stringify(world.logger.lines)).not.toContain(ida.slice(1));
});

test("a delivery that fails blocks no other, and is tried again later and later, until a person has to look", async () => {
  await world.addTickets();
  const poison = "poison";
  const real = world.meta;
  const meta = {
    ...world.meta,
    readDelivery(body: string, receivedAt: number) {
      if (body === poison) throw new TypeError(`cannot read "${ida}"`);
      return real.readDelivery(body, receivedAt);
    },
  };
  const run = () => processDeliveries({ ...world.ports, meta });
  await keep(poison);
  await keep(messages(accepted));
  expect(await run()).toMatchObject({ done: 1, failed: 1 });
  expect((await permission()).state).toBe("permanent");
  expect(await run()).toMatchObject({ done: 0, failed: 0 });

  const waits = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];
  for (const wait of waits) {
    world.clock.advance(wait - 1);
    expect((await run()).failed).toBe(0);
    world.clock.advance(1);
    expect((await run()).failed).toBe(1);
  }
  world.clock.advance(30 * DAY);
  expect((await run()).failed).toBe(0);
  expect(JSON.stringify(world.logger.lines)).not.toContain(ida.slice(1));
});

test("one that failed in its middle does the rest, and nothing twice", async () => {
  await world.addTickets();
  await world.idas({ atMeta: aPermanentReading() });
  await keep(messages(text("wamid.1"), reply({ response: "reject" }, { id: "wamid.2" })));
  let failures = 1;
  const storage = {
    ...world.storage,
    transaction: <Value>(work: Parameters<typeof world.storage.transaction<Value>>[0]) => {
      if (world.live.told.length === 1 && failures-- > 0)
        return Promise.reject(new Error("database is locked"));
      return world.storage.transaction(work);
    },
  };
  const run = () => processDeliveries({ ...world.ports, storage });
  expect(await run()).toMatchObject({ failed: 1 });
  expect(await permission()).toMatchObject({ window: morning + DAY, state: "permanent" });
  world.live.told.length = 0;
  world.clock.advance(5 * SECOND);
  expect(await run()).toMatchObject({ done: 1 });
  expect(toldPermissions()).toMatchObject([{ state: "none" }]);
});

// ------------------------------------------------------------------ the worker

test("what is kept is worked on at once; settings that changed are read beside it", async () => {
  await world.addTickets();
  world.meta.numbers.get(phoneNumberId)!.settings = { ...wantedForAgents, callIcon: "hidden" };
  const runs: number[] = [];
  const worker = startDeliveryWorker(world.ports, ({ done }) => runs.push(done));
  const letGo = world.meta.holdNext();
  await rest();
  await keep(settingsChanged);
  worker.wake();
  await rest();
  await keep(messages(accepted));
  worker.wake();
  await rest();
  // Meta has not answered yet, and the reply is there.
  expect((await permission()).state).toBe("permanent");
  expect((await world.tickets()).meta?.callIcon).toBe("shown");
  letGo();
  await rest();
  expect((await world.tickets()).meta).toMatchObject({
    callIcon: "hidden",
    calling: "on",
    servers: [ourServer],
  });
  await worker.stop();
  expect(runs.reduce((one, other) => one + other, 0)).toBe(2);
});

test("what is there when the worker begins is worked on, and what was put off is when its time comes", async () => {
  await world.addTickets();
  await keep(messages(accepted));
  let failures = 1;
  const real = world.meta;
  const meta = {
    ...world.meta,
    readDelivery(body: string, receivedAt: number) {
      if (failures-- > 0) throw new Error("not now");
      return real.readDelivery(body, receivedAt);
    },
  };
  const worker = startDeliveryWorker({ ...world.ports, meta });
  await rest();
  expect((await permission()).state).toBe("unknown");
  world.clock.advance(5 * SECOND);
  await rest();
  expect((await permission()).state).toBe("permanent");
  await worker.stop();
  expect(world.clock.waiting()).toBe(0);
});

test("a database that is away for a run does not end the worker", async () => {
  await world.addTickets();
  await keep(messages(accepted));
  let failures = 1;
  const deliveriesOnce = {
    ...world.storage.deliveries,
    due: (...given: Parameters<typeof world.storage.deliveries.due>) =>
      failures-- > 0
        ? Promise.reject(new Error("connection refused"))
        : world.storage.deliveries.due(...given),
  };
  const worker = startDeliveryWorker({
    ...world.ports,
    storage: { ...world.storage, deliveries: deliveriesOnce },
  });
  await rest();
  expect(logged("webhook.run-failed")).toHaveLength(1);
  world.clock.advance(5 * SECOND);
  await rest();
  expect((await permission()).state).toBe("permanent");
  await worker.stop();
});
