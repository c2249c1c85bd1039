import { describe, expect, test } from "vitest";
import {
  DAY,
  HOUR,
  answerRequest,
  ask,
  connected,
  isOpenRequest,
  isWindowOpen,
  openWindow,
  pendingRequests,
  permissionAnswer,
  permissionAt,
  strangers,
  unanswered,
} from "./pair.ts";
import type { NumberKind, Pair, PermissionRequest } from "./pair.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const request = (id: string, askedAt = noon): PermissionRequest => ({
  id,
  askedAt,
  form: "free-form",
  text: "May we call you?",
  answer: undefined,
});
/** The pair after requests at these times. */
const askedAt = (...times: readonly number[]): Pair =>
  times.reduce<Pair>((pair, time, place) => ask(pair, request(`wamid.${String(place)}`, time)), strangers);

interface Shown {
  readonly permission: { readonly status: string; readonly expiration_time?: number };
  readonly actions: readonly [Action, Action];
}
interface Action {
  readonly can_perform_action: boolean;
  readonly limits: readonly { readonly current_usage: number; readonly limit_expiration_time?: number }[];
}
const shown = (pair: Pair, at = noon, kind: NumberKind = "production") =>
  permissionAnswer(pair, kind, "possible", at) as Shown;
const mayAsk = (pair: Pair, at = noon, kind?: NumberKind) =>
  shown(pair, at, kind).actions[0].can_perform_action;
const mayCall = (pair: Pair, at = noon) => shown(pair, at).actions[1].can_perform_action;

describe("an answer to a request", () => {
  const asked = askedAt(noon);

  test("accepted: seven days, to the moment, and nobody is told of the end", () => {
    const pair = answerRequest(asked, "wamid.0", "accept", noon + HOUR);
    const end = noon + HOUR + 7 * DAY;
    expect(shown(pair).permission).toEqual({ status: "temporary", expiration_time: end / 1000 });
    expect(mayCall(pair, end - 1)).toBe(true);
    expect(mayCall(pair, end)).toBe(false);
    expect(shown(pair, end).permission).toEqual({ status: "no_permission" });
  });

  test("accepted for good: no end, and no more asking", () => {
    const pair = answerRequest(asked, "wamid.0", "accept-for-good", noon);
    expect(shown(pair, noon + 400 * DAY).permission).toEqual({ status: "permanent" });
    expect(mayAsk(pair, noon + 400 * DAY)).toBe(false);
  });

  test("declined: no calls", () => {
    const pair = answerRequest(asked, "wamid.0", "decline", noon);
    expect(permissionAt(pair, noon)).toEqual({ status: "no_permission" });
    expect(pendingRequests(pair, noon)).toEqual([]);
  });

  test("may be changed for seven days", () => {
    const declined = answerRequest(asked, "wamid.0", "decline", noon);
    const [first] = declined.requests;
    expect(isOpenRequest(declined, first!, noon + 7 * DAY - 1)).toBe(true);
    expect(isOpenRequest(declined, first!, noon + 7 * DAY)).toBe(false);
  });

  test("to a newer request closes the older one; to the older one leaves the newer open", () => {
    const two = askedAt(noon, noon + DAY);
    const [older, newer] = two.requests;
    const newerAnswered = answerRequest(two, "wamid.1", "accept", noon + DAY);
    expect(isOpenRequest(newerAnswered, older!, noon + DAY)).toBe(false);
    const olderAnswered = answerRequest(two, "wamid.0", "accept", noon + DAY);
    expect(isOpenRequest(olderAnswered, newer!, noon + DAY)).toBe(true);
  });

  test("comes too late seven days after the request", () => {
    expect(pendingRequests(asked, noon + 7 * DAY - 1)).toHaveLength(1);
    expect(pendingRequests(asked, noon + 7 * DAY)).toEqual([]);
  });
});

describe("how often a business may ask", () => {
  test.each([
    ["never asked", [], 0, true],
    ["asked just now", [0], 0, false],
    ["asked a day ago, to the moment", [0], 24, true],
    ["asked a moment less than a day ago", [0], 24 - 1 / 3600, false],
    ["asked twice this week", [0, 24], 72, false],
    ["asked twice, the first a week ago", [0, 24], 7 * 24, true],
  ] as const)("%s", (_, hours, later, may) => {
    expect(mayAsk(askedAt(...hours.map((hour) => noon + hour * HOUR)), noon + later * HOUR)).toBe(may);
  });

  test("a test number may ask 25 times a day", () => {
    const asked = (times: number) => askedAt(...Array.from({ length: times }, () => noon));
    expect(mayAsk(asked(24), noon, "test")).toBe(true);
    expect(mayAsk(asked(25), noon, "test")).toBe(false);
  });

  test("each limit tells when there is room again, but only when there is none", () => {
    const [day, week] = shown(askedAt(noon, noon + DAY), noon + DAY).actions[0].limits;
    expect(day).toMatchObject({ current_usage: 1, limit_expiration_time: (noon + 2 * DAY) / 1000 });
    expect(week).toMatchObject({ current_usage: 2, limit_expiration_time: (noon + 7 * DAY) / 1000 });
    const free = shown(strangers).actions[0].limits;
    expect(JSON.stringify(free)).not.toContain("limit_expiration_time");
  });

  test.each(["business", "customer"] as const)("a connected call of the %s forgives it", (by) => {
    expect(mayAsk(connected(askedAt(noon), by, noon))).toBe(true);
  });
});

describe("how often a business may call", () => {
  const allowed: Pair = { ...strangers, permission: { status: "permanent" } };
  const after = (calls: number): Pair =>
    Array.from({ length: calls }).reduce<Pair>((pair) => connected(pair, "business", noon), allowed);

  test("100 connected calls a day", () => {
    expect(mayCall(after(99))).toBe(true);
    expect(mayCall(after(100))).toBe(false);
    expect(shown(after(100)).actions[1].limits[0]?.limit_expiration_time).toBe((noon + DAY) / 1000);
    expect(mayCall(after(100), noon + DAY)).toBe(true);
  });

  test("calls of the customer do not count", () => {
    expect(connected(allowed, "customer", noon).connectedAt).toEqual([]);
  });

  test("not at all when the number cannot call", () => {
    const { actions } = permissionAnswer(allowed, "production", "impossible", noon) as Shown;
    expect(actions.map(({ can_perform_action }) => can_perform_action)).toEqual([false, false]);
  });
});

describe("calls that come to nothing", () => {
  const allowed: Pair = { ...strangers, permission: { status: "permanent" } };
  const consequences = (kind: NumberKind, count: number): string[] => {
    let pair = allowed;
    return Array.from({ length: count }, () => {
      const step = unanswered(pair, kind, noon);
      ({ pair } = step);
      return step.consequence;
    });
  };

  test("the second is noted, the fourth takes the permission back", () => {
    expect(consequences("production", 4)).toEqual(["none", "warned", "none", "revoked"]);
  });

  test("a test number has 5 and 10", () => {
    const seen = consequences("test", 10);
    expect([seen.indexOf("warned"), seen.indexOf("revoked")]).toEqual([4, 9]);
  });

  test("an answered one, and a fresh permission, begin anew", () => {
    const three = { ...allowed, unansweredInARow: 3 };
    expect(unanswered(connected(three, "business", noon), "production", noon).consequence).toBe("none");
    const asked = ask(three, request("wamid.a"));
    expect(answerRequest(asked, "wamid.a", "accept", noon).unansweredInARow).toBe(0);
  });
});

test("the window to write freely is open for a day", () => {
  const pair = openWindow(strangers, noon);
  expect(isWindowOpen(pair, noon + DAY - 1)).toBe(true);
  expect(isWindowOpen(pair, noon + DAY)).toBe(false);
});
