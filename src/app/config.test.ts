import { describe, expect, test } from "vitest";
import { defaultShiftPolicy } from "../core/shift/policy.ts";
import { readDeployment, shiftPolicyOf } from "./config.ts";

describe("ringbridge.json", () => {
  test("an empty file decides nothing", () => {
    expect(readDeployment("")).toEqual({
      kind: "read",
      deployment: { businessNumbers: [], colleagues: [], iceServers: [], retentionDays: 30, demoAgents: [] },
    });
  });

  test("calls are kept for 30 days, or for as long as it says", () => {
    expect(readDeployment('{ "retentionDays": 7 }')).toMatchObject({ deployment: { retentionDays: 7 } });
    expect(readDeployment('{ "retentionDays": 0 }')).toEqual({
      kind: "faulty",
      fault: "retentionDays: must be 1 to 3650",
    });
  });

  test("a whole one is taken as it stands", () => {
    const text = JSON.stringify({
      webSocketUrl: "/ws",
      domain: "pbx.example.com",
      businessNumbers: [{ number: "+12145550111", label: "Support" }],
    });
    expect(readDeployment(text)).toMatchObject({
      kind: "read",
      deployment: { webSocketUrl: "/ws", domain: "pbx.example.com" },
    });
  });

  test("what it says of the shift is decided, the rest is usual", () => {
    expect(shiftPolicyOf({ shift: { wrapUpSeconds: 30, autoAnswer: { calls: "colleagues" } } })).toEqual({
      ...defaultShiftPolicy,
      wrapUp: 30,
      autoAnswer: { calls: "colleagues", after: defaultShiftPolicy.autoAnswer.after },
    });
  });

  test.each([
    ["{", "not JSON"],
    ['{"businessNumbers":[{"number":"0800 123","label":"x"}]}', "businessNumbers.0.number"],
    ['{"domain":"a b"}', "domain"],
    ['{"webSocketUrl":5}', "webSocketUrl"],
    ['{"shift":{"pauseReasons":["Long lunch!"]}}', "shift.pauseReasons.0"],
    ['{"shift":{"autoAnswer":{"calls":"some"}}}', "shift.autoAnswer.calls"],
    ['{"shift":{"wrapUpSeconds":-1}}', "shift.wrapUpSeconds"],
    ["[]", "the file"],
  ])("%s is refused, naming the value", (text, named) => {
    const read = readDeployment(text);
    expect(read.kind === "faulty" ? read.fault : "").toContain(named);
  });
});
