import type { ErrorObject } from "ajv";

/** Enough for the longest form; more help nobody. */
const most = 20;

/** Ajv's keywords in our words. Its own messages stay here: some repeat what was sent. */
const faultOf: Readonly<Record<string, string>> = {
  required: "missing",
  additionalProperties: "unknown-property",
  unevaluatedProperties: "unknown-property",
  minProperties: "empty",
  minLength: "too-short",
  maxLength: "too-long",
  minItems: "too-few",
  maxItems: "too-many",
  uniqueItems: "repeated",
  minimum: "too-small",
  maximum: "too-big",
  pattern: "form",
  format: "form",
  type: "type",
  enum: "not-one-of",
  const: "not-one-of",
};

/**
 * What is wrong with a request, by place and kind: never what was sent, not even the name of an unknown property.
 * One fault a place: the first is the one that the others follow from.
 */
export function fieldFaults(
  errors: readonly ErrorObject[],
): readonly { readonly path: string; readonly fault: string }[] {
  const faults = new Map<string, string>();
  for (const { keyword, instancePath, params } of errors) {
    const missing = (params as { readonly missingProperty?: string }).missingProperty;
    const path = missing === undefined ? instancePath : `${instancePath}/${missing}`;
    if (!faults.has(path) && faults.size < most) faults.set(path, faultOf[keyword] ?? "form");
  }
  return [...faults].map(([path, fault]) => ({ path, fault }));
}
