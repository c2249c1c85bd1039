import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pressOf, readNoticeData, readToPage, readToWorker, type ToPage, type ToWorker } from "./messages.ts";

const notice = {
  call: "call-1",
  title: "Incoming call",
  body: "María Ortega",
  answer: "Answer",
  decline: "Decline",
};
const toWorker: readonly ToWorker[] = [
  { type: "show-notice", notice },
  { type: "close-notice" },
  { type: "compare-build", entry: "https://calls.example.com/assets/index-1.js" },
  { type: "take-over" },
];
const toPage: readonly ToPage[] = [
  { type: "notice-pressed", press: "answer", call: "call-1" },
  { type: "notice-pressed", press: "look", call: "call-1" },
  { type: "build-compared", build: "other" },
  { type: "page-outdated" },
];

describe("messages", () => {
  it.each(toWorker)("to the worker arrive whole: $type", (message) => {
    expect(readToWorker(structuredClone(message))).toEqual(message);
  });

  it.each(toPage)("to the page arrive whole: $type", (message) => {
    expect(readToPage(structuredClone(message))).toEqual(message);
  });

  it("carry nothing but what they are for", () => {
    expect(readToWorker({ type: "show-notice", notice: { ...notice, url: "https://evil.example" } })).toEqual(
      toWorker[0],
    );
  });

  it.each([
    { type: "show-notice" },
    { type: "show-notice", notice: { ...notice, body: 7 } },
    { type: "show-notice", notice: { ...notice, title: "x".repeat(501) } },
    { type: "compare-build" },
    { type: "notice-pressed", press: "delete", call: "call-1" },
    { type: "notice-pressed", press: "answer" },
    { type: "build-compared", build: "newest" },
  ])("that do not fit are nothing: %j", (message) => {
    expect([readToWorker(message), readToPage(message)]).toEqual([null, null]);
  });

  it("of any other kind are nothing", () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(readToWorker(anything)).toBeNull();
        expect(readToPage(anything)).toBeNull();
        expect(readNoticeData(anything)).toBeNull();
      }),
    );
  });
});

it.each([
  ["answer", "answer"],
  ["decline", "decline"],
  ["", "look"],
  ["reply", "look"],
])("the button %j means %s", (action, press) => {
  expect(pressOf(action)).toBe(press);
});
