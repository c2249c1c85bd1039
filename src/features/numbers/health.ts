import type { BusinessNumber, Drift } from "../../api/contract.ts";

export type Health = "works" | "attention" | "blocked" | "off" | "unread";

/** A number's state at a glance: what stops calls first, then what needs somebody. */
export function healthOf({ meta, wanted, drift, lastError, trunk }: BusinessNumber): Health {
  const has = (severity: Drift["severity"]) => drift.some((one) => one.severity === severity);
  if (has("blocking")) return "blocked";
  if (meta === null) return "unread";
  if (wanted?.calling === "off") return "off";
  return has("warning") || lastError !== null || meta.stale || trunk.state === "unknown"
    ? "attention"
    : "works";
}

export const toneOf = {
  works: "good",
  attention: "warn",
  blocked: "bad",
  off: "off",
  unread: "open",
} as const;
