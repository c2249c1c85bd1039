import { describe, expect, test } from "vitest";
import { readDeployment } from "./config.ts";

describe("ringbridge.json", () => {
  test("an empty file decides nothing", () => {
    expect(readDeployment("")).toEqual({
      kind: "read",
      deployment: { businessNumbers: [], colleagues: [], iceServers: [], demoAgents: [] },
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

  test.each([
    ["{", "not JSON"],
    ['{"businessNumbers":[{"number":"0800 123","label":"x"}]}', "businessNumbers.0.number"],
    ['{"domain":"a b"}', "domain"],
    ['{"webSocketUrl":5}', "webSocketUrl"],
    ["[]", "the file"],
  ])("%s is refused, naming the value", (text, named) => {
    const read = readDeployment(text);
    expect(read.kind === "faulty" ? read.fault : "").toContain(named);
  });
});
