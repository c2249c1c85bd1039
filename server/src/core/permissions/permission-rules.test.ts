import fc from "fast-check";
import { expect, test } from "vitest";
import { morning as now } from "../../testing/numbers.ts";
import { aCustomer, aPermanentReading, aReading, aReply } from "../../testing/permissions.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../time.ts";
import type { PermissionFacts } from "./permission.ts";
import { permissionOf, whyNotAsk } from "./permission-rules.ts";

type Row = readonly [
  name: string,
  facts: Partial<PermissionFacts>,
  /** State, verb, and when waiting ends or the permission expires. */
  shown: readonly [state: string, verb: string, expiresAt: number | null, waitUntil: number | null],
];

const none = { left: 0, max: 1 };
const temporary = (expiresAt: number | null) =>
  aReading({ state: "temporary", mayCall: true, mayAsk: true, expiresAt });
const hour = HOUR;

const rows: readonly Row[] = [
  ["nothing is known: the call is possible", {}, ["unknown", "call", null, null]],
  ["only that we asked is known", { askedAt: now - hour }, ["unknown", "call", null, null]],

  ["no permission", { atMeta: aReading() }, ["none", "ask", null, null]],
  ["a permanent one", { atMeta: aPermanentReading() }, ["permanent", "call", null, null]],
  ["a temporary one", { atMeta: temporary(now + hour) }, ["temporary", "call", now + hour, null]],
  [
    "a temporary one of which Meta tells no end",
    { atMeta: temporary(null) },
    ["temporary", "call", null, null],
  ],
  ["it ended a moment ago: nobody told us", { atMeta: temporary(now) }, ["none", "ask", null, null]],
  [
    "it ended a moment ago, by webhook",
    { reply: aReply({ at: now - 7 * DAY, expiresAt: now }) },
    ["none", "ask", null, null],
  ],
  [
    "accepted without an end: 7 days",
    { reply: aReply({ at: now - DAY }) },
    ["temporary", "call", now + 6 * DAY, null],
  ],

  [
    "accepted after the reading",
    { atMeta: aReading({ readAt: now - hour }), reply: aReply({ at: now - MINUTE, permanent: true }) },
    ["permanent", "call", null, null],
  ],
  [
    "accepted in the second of the reading",
    { atMeta: aReading({ readAt: now + 400 }), reply: aReply({ at: now, permanent: true }) },
    ["permanent", "call", null, null],
  ],
  [
    "read after the reply",
    { atMeta: aReading({ readAt: now }), reply: aReply({ at: now - SECOND, permanent: true }) },
    ["none", "ask", null, null],
  ],
  [
    "read before the webhook came, by a clock that goes before Meta's",
    {
      atMeta: aReading({ readAt: now - 10 * SECOND }),
      reply: aReply({ at: now - MINUTE, toldAt: now, permanent: true }),
    },
    ["permanent", "call", null, null],
  ],
  [
    "read while a webhook was on its way for an hour",
    {
      atMeta: aReading({ readAt: now - 10 * SECOND }),
      reply: aReply({ at: now - hour, toldAt: now, permanent: true }),
    },
    ["none", "ask", null, null],
  ],
  [
    "taken back after the reading",
    { atMeta: aPermanentReading({ readAt: now - hour }), reply: aReply({ response: "reject" }) },
    ["none", "ask", null, null],
  ],

  [
    "the day's calls are used up",
    { atMeta: aPermanentReading({ mayCall: false, calls: { left: 0, max: 100, until: now + hour } }) },
    ["permanent", "wait", null, now + hour],
  ],
  [
    "the day's calls were used up, and that is over",
    {
      atMeta: aPermanentReading({
        readAt: now - 2 * hour,
        mayCall: false,
        calls: { left: 0, max: 100, until: now - hour },
      }),
    },
    ["permanent", "call", null, null],
  ],
  [
    "the day's calls are used up, Meta does not say until when",
    { atMeta: aPermanentReading({ mayCall: false, calls: { left: 0, max: 100, until: null } }) },
    ["permanent", "wait", null, null],
  ],
  [
    "the same, read a day ago",
    {
      atMeta: aPermanentReading({
        readAt: now - DAY,
        mayCall: false,
        calls: { left: 0, max: 100, until: null },
      }),
    },
    ["permanent", "call", null, null],
  ],
  [
    "Meta refuses calls for a reason of its own",
    { atMeta: aPermanentReading({ mayCall: false }) },
    ["permanent", "wait", null, null],
  ],
  [
    "it refused before the customer accepted",
    { atMeta: aReading({ readAt: now - hour, mayCall: false }), reply: aReply({ at: now }) },
    ["temporary", "call", now + 7 * DAY, null],
  ],
  [
    "accepted, but the day's calls are used up",
    {
      atMeta: aReading({ readAt: now - hour, calls: { left: 0, max: 100, until: now + hour } }),
      reply: aReply({ at: now }),
    },
    ["temporary", "wait", now + 7 * DAY, now + hour],
  ],

  [
    "asked today",
    { atMeta: aReading({ mayAsk: false, requestsDay: { ...none, until: now + hour } }), askedAt: now - hour },
    ["none", "wait", null, now + hour],
  ],
  [
    "asked today and twice this week: the later one counts",
    {
      atMeta: aReading({
        mayAsk: false,
        requestsDay: { ...none, until: now + hour },
        requestsWeek: { ...none, until: now + DAY },
      }),
    },
    ["none", "wait", null, now + DAY],
  ],
  [
    "one of the two has no end that we know",
    {
      atMeta: aReading({
        mayAsk: false,
        requestsDay: { ...none, until: now + hour },
        requestsWeek: { ...none, until: null },
      }),
    },
    ["none", "wait", null, null],
  ],
  [
    "asked yesterday, the limit is over",
    { atMeta: aReading({ readAt: now - DAY, mayAsk: false, requestsDay: { ...none, until: now } }) },
    ["none", "ask", null, null],
  ],
  [
    "Meta refuses requests for a reason of its own",
    { atMeta: aReading({ mayAsk: false }) },
    ["none", "wait", null, null],
  ],
  [
    "it refused because there was a permission, which has ended",
    {
      atMeta: aReading({
        state: "temporary",
        readAt: now - hour,
        expiresAt: now,
        mayAsk: false,
      }),
    },
    ["none", "ask", null, null],
  ],
  [
    "rejected after we asked, Meta has never answered",
    { reply: aReply({ at: now - hour, response: "reject" }), askedAt: null },
    ["none", "ask", null, null],
  ],
  [
    "asked again after that: one a day",
    { reply: aReply({ at: now - 2 * DAY, response: "reject" }), askedAt: now - hour },
    ["none", "wait", null, now + 23 * hour],
  ],
];

test.each(rows)("%s", (_name, facts, shown) => {
  const { state, verb, expiresAt, waitUntil } = permissionOf(aCustomer(facts), now, "live");
  expect([state, verb, expiresAt, waitUntil]).toEqual(shown);
});

test("a test number may be asked 25 times a day: nothing is waited for that Meta does not say", () => {
  const facts = aCustomer({
    reply: aReply({ at: now - 2 * DAY, response: "reject" }),
    askedAt: now - hour,
  });
  expect(permissionOf(facts, now, "sandbox").verb).toBe("ask");
});

test.each([
  [0, "live", "nothing"],
  [1, "live", "warns-customer"],
  [2, "live", "nothing"],
  [3, "live", "ends-permission"],
  [4, "live", "ends-permission"],
  [3, "sandbox", "nothing"],
  [4, "sandbox", "warns-customer"],
  [9, "sandbox", "ends-permission"],
] as const)("after %i unanswered calls, %s: another one leads to %s", (unansweredInARow, mode, next) => {
  const limits = mode === "live" ? { warnsAt: 2, endsAt: 4 } : { warnsAt: 5, endsAt: 10 };
  const { unanswered } = permissionOf(aCustomer({ unansweredInARow }), now, mode);
  expect(unanswered).toEqual({ inARow: unansweredInARow, ...limits, next });
});

test.each([
  ["never heard of", null, null],
  ["wrote an hour ago", now - hour, now + 23 * hour],
  ["wrote 24 hours ago", now - DAY, null],
])("the window of a customer who %s", (_name, heardAt, window) => {
  expect(permissionOf(aCustomer({ heardAt }), now, "live").window).toBe(window);
});

test.each([
  ["asked", { askedAt: now - hour }, now - hour, null],
  ["asked 7 days ago: the request has lapsed", { askedAt: now - 7 * DAY }, null, null],
  ["said no", { reply: aReply({ at: now - hour, response: "reject" }) }, null, now - hour],
  [
    "lost the permission by itself",
    { reply: aReply({ response: "reject", source: "automatic" }) },
    null,
    null,
  ],
  [
    "said no, then was asked again",
    { reply: aReply({ at: now - DAY, response: "reject" }), askedAt: now - hour },
    now - hour,
    null,
  ],
  [
    "said no, then gave it in the profile",
    { reply: aReply({ at: now - DAY, response: "reject" }), atMeta: aPermanentReading() },
    null,
    null,
  ],
] as const)("pending and declined for a customer who %s", (_name, facts, pending, declinedAt) => {
  const permission = permissionOf(aCustomer(facts), now, "live");
  expect([permission.pending, permission.declinedAt]).toEqual([pending, declinedAt]);
});

test("what is left is told while Meta's count still says something", () => {
  const atMeta = aReading({
    readAt: now - 2 * DAY,
    calls: { left: 7, max: 100, until: null },
    requestsWeek: { left: 1, max: 2, until: null },
  });
  expect(permissionOf(aCustomer({ atMeta }), now, "live")).toMatchObject({
    calls: null,
    requests: { day: null, week: { left: 1, max: 2, until: null } },
    readAt: now - 2 * DAY,
  });
});

test.each([
  ["nothing known", {}, null],
  ["some left", { atMeta: aReading() }, null],
  ["permanent", { atMeta: aPermanentReading() }, "permanent"],
  ["permanent by webhook", { reply: aReply({ permanent: true }) }, "permanent"],
  ["none left today", { atMeta: aReading({ requestsDay: { ...none, until: now + hour } }) }, "limit-reached"],
  ["none left this week", { atMeta: aReading({ requestsWeek: { ...none, until: null } }) }, "limit-reached"],
  ["none left, and that is over", { atMeta: aReading({ requestsDay: { ...none, until: now } }) }, null],
  [
    "Meta says no and counts nothing",
    { atMeta: aReading({ mayAsk: false, requestsDay: null, requestsWeek: null }) },
    "limit-reached",
  ],
  ["Meta says no with some left: let it say why", { atMeta: aReading({ mayAsk: false }) }, null],
] as const)("why not ask: %s", (_name, facts, why) => {
  expect(whyNotAsk(aCustomer(facts), now)).toBe(why);
});

const instant = fc.integer({ min: now - 10 * DAY, max: now + 10 * DAY });
const allowance = fc.option(
  fc.record({
    left: fc.integer({ min: 0, max: 3 }),
    max: fc.constant(3),
    until: fc.option(instant),
  }),
);
const anyFacts = fc.record({
  numberId: fc.constant("n"),
  customer: fc.constant("+4915112345678"),
  atMeta: fc.option(
    fc.record({
      readAt: instant,
      state: fc.constantFrom("none", "temporary", "permanent"),
      expiresAt: fc.option(instant),
      mayCall: fc.boolean(),
      mayAsk: fc.boolean(),
      calls: allowance,
      requestsDay: allowance,
      requestsWeek: allowance,
    }),
  ),
  reply: fc.option(
    fc.record({
      at: instant,
      toldAt: instant,
      response: fc.constantFrom("accept", "reject"),
      permanent: fc.boolean(),
      expiresAt: fc.option(instant),
      source: fc.constantFrom("user", "automatic"),
    }),
  ),
  askedAt: fc.option(instant),
  unansweredInARow: fc.nat(6),
  heardAt: fc.option(instant),
  unknown: fc.constant(null),
});

test("whatever is known, what is shown fits together", () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom("live", "sandbox"), (facts, mode) => {
      const { state, verb, expiresAt, waitUntil, window, pending, calls } = permissionOf(facts, now, mode);
      // Nobody is kept from a call because nothing is known, and nobody is offered one without a permission.
      if (state === "unknown") expect(verb).toBe("call");
      if (state === "none") expect(verb).not.toBe("call");
      if (verb === "ask") expect(state).toBe("none");
      // A time that is shown is still to come.
      for (const time of [expiresAt, waitUntil, window]) if (time !== null) expect(time).toBeGreaterThan(now);
      if (verb !== "wait") expect(waitUntil).toBeNull();
      if (state !== "temporary") expect(expiresAt).toBeNull();
      if (verb === "call" && state !== "unknown" && calls !== null) expect(calls.left).toBeGreaterThan(0);
      if (pending !== null) expect(pending).toBe(facts.askedAt);
    }),
  );
});
