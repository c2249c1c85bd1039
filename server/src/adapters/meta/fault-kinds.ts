import type { MetaFaultKind } from "../../core/meta/fault.ts";

/** Meta's error codes: the calling catalogue (Meta: calling, troubleshooting), and those of messages and of the Graph API. */
const kinds: Readonly<Record<number, MetaFaultKind>> = {
  0: "token-refused",
  1: "server-error",
  2: "server-error",
  3: "permission-of-app-missing",
  4: "rate-limited",
  10: "permission-of-app-missing",
  12: "version-ended",
  17: "rate-limited",
  32: "rate-limited",
  33: "number-unknown",
  100: "invalid-parameter",
  102: "token-refused",
  190: "token-refused",
  341: "rate-limited",
  463: "token-refused",
  467: "token-refused",
  613: "permission-lookup-limit",
  803: "number-unknown",
  2635: "version-ended",
  80007: "rate-limited",
  130429: "rate-limited",
  131000: "server-error",
  131005: "permission-of-app-missing",
  131008: "invalid-parameter",
  131009: "button-unsupported",
  131016: "server-error",
  131026: "message-undeliverable",
  131030: "recipient-not-allowed",
  131042: "payment-missing",
  131044: "payment-missing",
  131047: "window-closed",
  131048: "rate-limited",
  131055: "calls-api-off",
  131056: "rate-limited",
  131057: "server-error",
  138000: "calling-not-enabled",
  138001: "customer-uncallable",
  138002: "too-many-calls",
  138003: "duplicate-call",
  138004: "connection-error",
  138005: "call-rate-limit",
  138006: "permission-missing",
  138007: "connect-timeout",
  138009: "request-limit",
  138011: "request-too-soon",
  138012: "daily-call-limit",
  138013: "country-not-available",
  138014: "quality-disabled",
  138015: "messaging-limit-low",
  138017: "permanent-already",
  138018: "prerequisites-missing",
  138019: "call-setup-failed",
  138020: "relay-failed",
  138021: "no-media-received",
  138022: "no-media-sent",
  138023: "no-media-signals",
};

/** "Object with ID … does not exist, cannot be loaded due to missing permissions …". */
const UNKNOWN_OBJECT = 33;

/** What an error of Meta's is in our words; `text` decides only where one code is several things. */
export function kindOfCode(code: number, subcode: number | null, text: string | null): MetaFaultKind {
  if (tellsOfVersion(text) && [100, 2500].includes(code)) return "version-ended";
  if (code === 100 && subcode === UNKNOWN_OBJECT) return "number-unknown";
  const range = ranges.find(({ from, to }) => code >= from && code <= to);
  return range?.kind ?? kinds[code] ?? "unknown";
}

const ranges = [
  { from: 200, to: 299, kind: "permission-of-app-missing" },
  { from: 132_000, to: 132_999, kind: "template-rejected" },
] as const;

/** Of an ended version, and of one that never was, Meta says that the path is unknown (2500) or deprecated. */
const tellsOfVersion = (text: string | null) =>
  text !== null &&
  (/\/v\d+\.\d+\b/.test(text) ||
    (/\bversion\b/i.test(text) && /\b(deprecated|no longer|not supported|ended|sunset)\b/i.test(text)));

/** What an answer without an error of Meta's in it is: a proxy's, or something on the way. */
export function kindOfStatus(status: number): MetaFaultKind {
  if (status >= 500) return "server-error";
  switch (status) {
    case 400:
      return "invalid-parameter";
    case 401:
      return "token-refused";
    case 402:
      return "tariff-expired";
    case 403:
      return "permission-of-app-missing";
    case 404:
      return "number-unknown";
    case 429:
      return "rate-limited";
    default:
      return "unreadable";
  }
}
