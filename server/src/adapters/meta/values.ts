import { z } from "zod";
import { tidy } from "./text.ts";

/*
 * Single values as Meta sends them. Where its documentation and its answers differ, both are taken; what has another
 * form is as good as absent, unless more depends on it.
 */

/** Text worth showing; empty is none. */
export const words = z
  .string()
  .transform((text) => tidy(text, 500) || null)
  .nullable()
  .catch(null);

export const integer = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null);

/** Seconds since 1970, as a number or as text, to milliseconds. Up to the year 2200. */
export const seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}(\.\d+)?$/)
      .transform(Number),
  ])
  .refine((value) => value >= 0 && value < 7_258_118_400)
  .transform((value) => Math.round(value * 1000));
export const secondsOrNull = seconds.nullable().catch(null);

/** ENABLED, in any case. */
export const onOff = z
  .string()
  .transform((text) => (text.toUpperCase() === "ENABLED" ? ("on" as const) : ("off" as const)));

/** Digits with or without plus, spaces, dashes and brackets, to E.164 with its plus. Null for what is none. */
export function toE164(text: string): string | null {
  const digits = text.replaceAll(/[\s()./-]/g, "").replace(/^\+/, "");
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}

/** E.164 or business-scoped user id (two letters, a dot, letters and digits). Null for what is neither. */
export function toCustomer(text: string): string | null {
  return /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(text) ? text : toE164(text);
}
