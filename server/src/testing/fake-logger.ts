import type { LogFields, Logger } from "../core/ports/logger.ts";

export type LogLine = {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly event: string;
  readonly fields: LogFields;
};

export type FakeLogger = Logger & { readonly lines: LogLine[] };

/** Keeps its lines for a test to read. */
export function createFakeLogger(): FakeLogger {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine["level"]) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
