import fc from "fast-check";
import { expect, test } from "vitest";
import { faultAt } from "../../testing/fake-meta.ts";
import { morning as now } from "../../testing/numbers.ts";
import { aCustomer, aPermanentReading, aReading, aReply } from "../../testing/permissions.ts";
import { DAY, HOUR, MINUTE } from "../time.ts";
import type { PermissionFacts } from "./permission.ts";
import {
  asked,
  connected,
  couldNotBeRead,
  heard,
  permissionModeOf,
  replied,
  requestFailed,
  standingOf,
  unanswered,
  wasRead,
} from "./permission-facts.ts";

type Move = (facts: PermissionFacts) => PermissionFacts;
type Row = readonly [
  name: string,
  before: Partial<PermissionFacts>,
  move: Move,
  after: Partial<PermissionFacts>,
];

const used = { left: 0, max: 1, until: now + DAY };
const yes = aReply({ at: now });
const no = aReply({ at: now, response: "reject" });
const earlier = now - HOUR;
const reading = aReading({ readAt: now });
const granted = aPermanentReading({ readAt: now });

const rows: readonly Row[] = [
  // asked
  ["asked, nothing known", {}, (facts) => asked(facts, now), { askedAt: now, atMeta: null }],
  [
    "asked: one less",
    { atMeta: aReading({ readAt: earlier }) },
    (facts) => asked(facts, now),
    {
      askedAt: now,
      atMeta: aReading({
        readAt: earlier,
        mayAsk: false,
        requestsDay: used,
        requestsWeek: { left: 1, max: 2, until: null },
      }),
    },
  ],
  ["the request never arrived", { askedAt: earlier }, requestFailed, { askedAt: null }],

  // replied
  ["accepted", { askedAt: earlier }, (facts) => replied(facts, yes), { askedAt: null, reply: yes }],
  [
    "an answer from before we asked leaves the request open",
    { askedAt: now + MINUTE },
    (facts) => replied(facts, no),
    { askedAt: now + MINUTE, reply: no },
  ],
  [
    "answered within the second of asking",
    { askedAt: now + 300 },
    (facts) => replied(facts, yes),
    { askedAt: null, reply: yes },
  ],
  [
    "an older answer comes late",
    { reply: no },
    (facts) => replied(facts, aReply({ at: earlier })),
    { reply: no },
  ],
  ["two in one second: the later told", { reply: yes }, (facts) => replied(facts, no), { reply: no }],
  [
    "given anew, the row begins anew",
    { unansweredInARow: 4, reply: aReply({ at: earlier, response: "reject" }) },
    (facts) => replied(facts, yes),
    { unansweredInARow: 0, reply: yes },
  ],
  [
    "rejected, the row stays what it was",
    { unansweredInARow: 1 },
    (facts) => replied(facts, no),
    { unansweredInARow: 1, reply: no },
  ],

  [
    "our clock goes before Meta's: an answer that has just come is one to our request",
    { askedAt: now - MINUTE },
    (facts) => replied(facts, aReply({ at: now - 3 * MINUTE, toldAt: now })),
    { askedAt: null, reply: aReply({ at: now - 3 * MINUTE, toldAt: now }) },
  ],
  [
    "an answer that was long on its way is one to an earlier request",
    { askedAt: now - MINUTE },
    (facts) => replied(facts, aReply({ at: now - HOUR, toldAt: now })),
    { askedAt: now - MINUTE, reply: aReply({ at: now - HOUR, toldAt: now }) },
  ],

  // a reading
  [
    "read",
    { unknown: faultAt("timeout", earlier) },
    (facts) => wasRead(facts, reading, "live"),
    { atMeta: reading, unknown: null },
  ],
  [
    "an older reading comes late",
    { atMeta: granted },
    (facts) => wasRead(facts, aReading({ readAt: earlier }), "live"),
    { atMeta: granted },
  ],
  [
    "read that it was given: the webhook is late",
    { askedAt: earlier },
    (facts) => wasRead(facts, granted, "live"),
    { askedAt: null, atMeta: granted },
  ],
  [
    "still none: the request stays open",
    { askedAt: earlier },
    (facts) => wasRead(facts, reading, "live"),
    { askedAt: earlier, atMeta: reading },
  ],
  [
    "asked for a permanent one while there is a temporary",
    { askedAt: earlier, reply: aReply({ at: now - DAY }) },
    (facts) => wasRead(facts, aReading({ readAt: now, state: "temporary", expiresAt: now + DAY }), "live"),
    {
      askedAt: earlier,
      reply: aReply({ at: now - DAY }),
      atMeta: aReading({ readAt: now, state: "temporary", expiresAt: now + DAY }),
    },
  ],
  [
    "Meta still has a permission: we counted wrong",
    { unansweredInARow: 4 },
    (facts) => wasRead(facts, granted, "live"),
    { unansweredInARow: 0, atMeta: granted },
  ],
  [
    "on a test number 4 are not too many",
    { unansweredInARow: 4 },
    (facts) => wasRead(facts, granted, "sandbox"),
    { unansweredInARow: 4, atMeta: granted },
  ],
  [
    "Meta did not answer: what is known stays",
    { atMeta: granted },
    (facts) => couldNotBeRead(facts, faultAt("timeout", now)),
    { atMeta: granted, unknown: faultAt("timeout", now) },
  ],

  // calls
  [
    "we called, they answered",
    { unansweredInARow: 3, atMeta: aReading({ mayAsk: false, requestsDay: used }) },
    (facts) => connected(facts, "outbound", now),
    {
      unansweredInARow: 0,
      atMeta: aReading({ mayAsk: true, calls: { left: 99, max: 100, until: null } }),
    },
  ],
  [
    "the last call of the day",
    { atMeta: aReading({ calls: { left: 1, max: 100, until: null } }) },
    (facts) => connected(facts, "outbound", now),
    { atMeta: aReading({ calls: { left: 0, max: 100, until: now + DAY } }) },
  ],
  [
    "they called, we answered",
    { unansweredInARow: 3, atMeta: aReading() },
    (facts) => connected(facts, "inbound", now),
    { unansweredInARow: 0, atMeta: aReading() },
  ],
  ["connected, nothing known", {}, (facts) => connected(facts, "outbound", now), {}],
  ["not answered", {}, (facts) => unanswered(facts, now, "live"), { unansweredInARow: 1 }],
  [
    "the fourth in a row ends the permission",
    { unansweredInARow: 3, atMeta: aPermanentReading({ readAt: earlier }) },
    (facts) => unanswered(facts, now, "live"),
    {
      unansweredInARow: 4,
      atMeta: aPermanentReading({ readAt: earlier }),
      reply: { ...no, source: "automatic" },
    },
  ],
  [
    "not on a test number",
    { unansweredInARow: 3, atMeta: aPermanentReading({ readAt: earlier }) },
    (facts) => unanswered(facts, now, "sandbox"),
    { unansweredInARow: 4, atMeta: aPermanentReading({ readAt: earlier }) },
  ],

  // heard
  ["wrote", {}, (facts) => heard(facts, now), { heardAt: now }],
  ["an older message comes late", { heardAt: now }, (facts) => heard(facts, earlier), { heardAt: now }],
];

test.each(rows)("%s", (_name, before, move, after) => {
  expect(move(aCustomer(before))).toEqual(aCustomer(after));
});

test.each([
  ["SANDBOX", "sandbox"],
  ["LIVE", "live"],
  [null, "live"],
  [undefined, "live"],
])("account mode %s counts as %s", (told, mode) => {
  expect(permissionModeOf(told)).toBe(mode);
});

const replies = fc.array(
  fc.record({
    at: fc.integer({ min: now - 20, max: now }).map((second) => second * 1000),
    toldAt: fc.constant(now * 1000 + HOUR),
    response: fc.constantFrom("accept", "reject"),
    permanent: fc.boolean(),
    expiresAt: fc.constant(null),
    source: fc.constantFrom("user", "automatic"),
  }),
  { minLength: 1, maxLength: 6 },
);

test("in whatever order replies arrive, the customer's last word holds", () => {
  fc.assert(
    fc.property(replies, fc.infiniteStream(fc.nat()), (told, numbers) => {
      const last = Math.max(...told.map(({ at }) => at));
      // Two words of one second have no order of their own.
      fc.pre(told.filter(({ at }) => at === last).length === 1);
      const shuffled = told
        .map((reply) => ({ reply, place: Number(numbers.next().value) }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ reply }) => reply);
      const apply = (all: typeof told) => all.reduce(replied, aCustomer());
      expect(apply(shuffled).reply).toEqual(told.find(({ at }) => at === last));
      expect(standingOf(apply(shuffled), last)).toEqual(standingOf(apply(told), last));
    }),
  );
});

test("told twice, a reply or a reading says no more than once", () => {
  for (const move of [
    (facts: PermissionFacts) => replied(facts, yes),
    (facts: PermissionFacts) => wasRead(facts, granted, "live"),
  ]) {
    const once = move(aCustomer({ askedAt: earlier, unansweredInARow: 2 }));
    expect(move(once)).toEqual(once);
  }
});
