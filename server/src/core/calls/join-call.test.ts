import { expect, test } from "vitest";
import type { CallRecord } from "./call-record.ts";
import { joinCall } from "./join-call.ts";
import { lostCall } from "./lost-call.ts";

const ringing: CallRecord = {
  id: "1762077600.7",
  direction: "inbound",
  customer: "+4915112345678",
  customerName: "Ida",
  businessNumber: "+4930901820",
  extension: null,
  agentName: null,
  startedAt: 1000,
  answeredAt: null,
  endedAt: null,
  outcome: "under-way",
  failure: null,
};
const talking: CallRecord = { ...ringing, extension: "1001", agentName: "Alice Lind", answeredAt: 4000 };
const over: CallRecord = { ...talking, endedAt: 9000, outcome: "answered" };

test("a call that nobody knew is as it is told", () => {
  expect(joinCall(null, ringing)).toEqual(ringing);
});

test("what is told later does not take away what was known", () => {
  const told = { ...over, customerName: null, extension: null, agentName: null, answeredAt: null };
  expect(joinCall(talking, told)).toEqual(over);
});

test("an ended call does not begin again by a late word", () => {
  expect(joinCall(over, talking)).toEqual(over);
});

test("the agent keeps the name of that day; another agent has another", () => {
  expect(joinCall(talking, { ...over, agentName: "Alice Lind-Berg" }).agentName).toBe("Alice Lind");
  expect(joinCall(talking, { ...over, extension: "1002", agentName: "Bob Ortiz" }).agentName).toBe(
    "Bob Ortiz",
  );
});

test.each([
  ["a customer's, not answered", ringing, "missed"],
  ["ours, not answered", { ...ringing, direction: "outbound" } as const, "failed"],
  ["answered", talking, "answered"],
])("a call we lost sight of: %s", (_name, call, outcome) => {
  expect(lostCall(call)).toMatchObject({ outcome, endedAt: null });
});

test("a call we lost sight of may turn up again", () => {
  expect(joinCall(lostCall(talking), talking)).toEqual(talking);
});
