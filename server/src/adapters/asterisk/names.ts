/** How numbers and phones are called in Asterisk (asterisk-samples/README.md). */

/** E.164 with its plus → the trunk's endpoint. */
export const trunkOf = (number: string): string => `wa-${number.replace("+", "")}`;

/** The trunk's endpoint → E.164 with its plus; null for any other. */
export function numberOf(endpoint: string | null): string | null {
  const digits = /^wa-(\d+)$/.exec(endpoint ?? "")?.[1];
  return digits === undefined ? null : `+${digits}`;
}

/** An agent's or an external phone's endpoint is called as its extension. */
export function extensionOf(endpoint: string | null): string | null {
  return endpoint !== null && /^[1-9]\d{1,5}$/.test(endpoint) ? endpoint : null;
}
