import type { Instant } from "../time.ts";

/** One for each code of Meta's catalogue that can reach us, and for what can happen on the way (contract: MetaFaultKind). */
export type MetaFaultKind =
  | "invalid-parameter"
  | "token-refused"
  | "permission-of-app-missing"
  | "permission-lookup-limit"
  | "rate-limited"
  | "button-unsupported"
  | "message-undeliverable"
  | "recipient-not-allowed"
  | "payment-missing"
  | "window-closed"
  | "calls-api-off"
  | "calling-not-enabled"
  | "customer-uncallable"
  | "too-many-calls"
  | "duplicate-call"
  | "connection-error"
  | "call-rate-limit"
  | "permission-missing"
  | "connect-timeout"
  | "request-limit"
  | "request-too-soon"
  | "daily-call-limit"
  | "country-not-available"
  | "quality-disabled"
  | "messaging-limit-low"
  | "permanent-already"
  | "prerequisites-missing"
  | "call-setup-failed"
  | "relay-failed"
  | "no-media-received"
  | "no-media-sent"
  | "no-media-signals"
  | "template-rejected"
  | "number-unknown"
  | "version-ended"
  | "tariff-expired"
  | "server-error"
  | "unreachable"
  | "timeout"
  | "unreadable"
  | "unknown";

/** What Meta, or the way to it, said. */
export type MetaFault = {
  readonly kind: MetaFaultKind;
  /** Meta's number, if it gave one. */
  readonly code: number | null;
  readonly subcode: number | null;
  /** Meta's own words, at most 1000 characters, without anything of our token. */
  readonly text: string | null;
  readonly at: Instant;
  /** When Meta says that it may work again. */
  readonly nextAllowedAt: Instant | null;
};
