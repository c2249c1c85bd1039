import { expect, it } from "vitest";
import { createPinoLogger } from "./pino-logger.ts";

function createPaper(level: "debug" | "info" = "info") {
  const lines: string[] = [];
  return { lines, logger: createPinoLogger(level, { write: (line) => void lines.push(line) }) };
}

it("writes one JSON object a line, with words for level and event and a time in UTC", () => {
  const { lines, logger } = createPaper();
  logger.info("session.ended", { session: 7 });
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0]!) as Record<string, unknown>;
  expect(line).toMatchObject({ level: "info", event: "session.ended", session: 7 });
  expect(line["time"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Object.keys(line).sort()).toEqual(["event", "level", "session", "time"]);
});

it("leaves out what is below its level", () => {
  const { lines, logger } = createPaper();
  logger.debug("session.read");
  expect(lines).toEqual([]);
});

it("keeps to itself what has the name of a secret", () => {
  const { lines, logger } = createPaper();
  logger.warn("meta.fault", { accessToken: "EAAGm0PX4ZCpsBA", password: "correct horse", customer: "Ana" });
  expect(lines.join("")).not.toMatch(/EAAG|horse|Ana/);
});

it("keeps customers' numbers to itself, wherever they stand in a text", () => {
  const { lines, logger } = createPaper();
  logger.error("pbx.refused", { text: "no route to +34600111222 (call 4)" });
  expect(lines.join("")).not.toContain("600111222");
  expect(lines.join("")).toContain("no route to +… (call 4)");
});

it("keeps a text with line breaks in one line", () => {
  const { lines, logger } = createPaper();
  logger.info("pbx.refused", { text: 'one\r\n{"level":"error"}' });
  expect(lines.join("").trimEnd().split("\n")).toHaveLength(1);
});
