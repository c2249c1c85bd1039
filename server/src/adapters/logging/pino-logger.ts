import { pino, type DestinationStream } from "pino";
import type { LogFields, Logger } from "../../core/ports/logger.ts";

/** Names that no field may have. Nobody should write them; should somebody, the value does not get out. */
const secretNames = [
  "password",
  "token",
  "accessToken",
  "appSecret",
  "secret",
  "cookie",
  "authorization",
  "customer",
  "name",
  "login",
];

/** E.164: a line that quotes Meta or Asterisk may hold a customer's. */
const phoneNumbers = /\+[1-9]\d{6,14}/g;

const withoutNumbers = (fields: LogFields): LogFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll(phoneNumbers, "+…") : value,
    ]),
  );

/** One JSON object a line on stdout: `time` in ISO 8601, `level` and `event` as words (docs/logging.md). */
export function createPinoLogger(
  level: "debug" | "info" | "warn" | "error",
  destination: DestinationStream = pino.destination({ fd: 1, sync: true }),
): Logger {
  const log = pino(
    {
      level,
      base: null,
      messageKey: "event",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (word) => ({ level: word }) },
      redact: { paths: secretNames, censor: "…" },
    },
    destination,
  );
  const at =
    (word: "debug" | "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}): void =>
      log[word](withoutNumbers(fields), event);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
