import type { LogFields } from "./ports/logger.ts";

/**
 * A thrown value for the log: its name, code and place. Of its message what may have come from outside is left out
 * (quoted text, long words, digits), because it may be a customer's number or a secret.
 */
export function faultFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { fault: typeof thrown };
  const { code } = thrown as { readonly code?: unknown };
  return {
    fault: thrown.name,
    code: typeof code === "string" || typeof code === "number" ? code : null,
    text: thrown.message
      .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|[\w+/=-]{20,}|\+?\d{5,}/g, "…")
      .replaceAll(/\p{Cc}+/gu, " ")
      .slice(0, 300),
    place: placesOf(thrown),
  };
}

function placesOf(error: Error): string | null {
  const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return lines.length === 0
    ? null
    : lines
        .slice(0, 8)
        .map((line) => line.trim())
        .join(" | ");
}
