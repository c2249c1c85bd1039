import { z } from "zod";
import type { MetaFault, MetaFaultKind } from "../../core/meta/fault.ts";
import type { Instant } from "../../core/time.ts";
import { kindOfCode, kindOfStatus } from "./fault-kinds.ts";
import { scrub, tidy } from "./text.ts";
import { integer, secondsOrNull, words } from "./values.ts";

/** `{"error":{"message","type","code",…}}`, and what webhooks have in `errors`. */
const graphError = z.object({
  code: integer,
  error_subcode: integer.optional(),
  message: words.optional(),
  title: words.optional(),
  error_user_msg: words.optional(),
  error_data: z.unknown().optional(),
});

/** Details are an object, or JSON as text. */
const errorData = z.preprocess(
  (value) => (typeof value === "string" ? parsed(value) : value),
  z.object({ details: words.optional() }).catchall(z.unknown()),
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { details: text };
  }
}

/** Where an error came from. `token`: what must not stand in its text. */
export type FaultSource = { readonly at: Instant; readonly token: string };

export const plainFault = (kind: MetaFaultKind, at: Instant, text: string | null = null): MetaFault => ({
  ...{ kind, text, at },
  code: null,
  subcode: null,
  nextAllowedAt: null,
});

/** One error object of Meta's; null for what is none. */
export function faultOfError(error: unknown, { at, token }: FaultSource): MetaFault | null {
  const read = graphError.safeParse(error);
  if (!read.success || read.data.code === null) return null;
  const { code, error_subcode: subcode = null, ...rest } = read.data;
  const data = errorData.safeParse(rest.error_data).data ?? {};
  const text = textOf(data.details ?? null, rest, token);
  return {
    kind: kindOfCode(code, subcode, text),
    code,
    subcode,
    text,
    at,
    nextAllowedAt: nextTime(data, at),
  };
}

type Texts = Pick<z.output<typeof graphError>, "message" | "title" | "error_user_msg">;

/** Message and details: alone, neither says enough. */
function textOf(details: string | null, { message, title, error_user_msg: said }: Texts, token: string) {
  const parts = [message ?? title, details ?? said].filter(
    (part, index, all) => typeof part === "string" && all.indexOf(part) === index,
  );
  return parts.length === 0 ? null : tidy(scrub(parts.join(": "), token));
}

/** The first time to come in the details (138012 tells the next allowed one; the name of its field is not documented). */
function nextTime(data: Readonly<Record<string, unknown>>, at: Instant): Instant | null {
  for (const [name, value] of Object.entries(data)) {
    if (!/time|next|expir|retry/i.test(name)) continue;
    const time = secondsOrNull.parse(value) ?? isoTime(value);
    if (time !== null && time > at) return time;
  }
  return null;
}

function isoTime(value: unknown): Instant | null {
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** An answer that is a refusal. `body`: its JSON, or undefined when it had none. */
export function faultOfAnswer(
  status: number,
  retryAfter: string | null,
  body: unknown,
  source: FaultSource,
): MetaFault {
  const error = errorIn(body);
  const known = faultOfError(error, source) ?? {
    ...plainFault(kindOfStatus(status), source.at),
    text: proxyText(error, source.token),
  };
  // Whatever it is called, it is too much at once.
  const kind = status === 429 && known.kind === "unknown" ? "rate-limited" : known.kind;
  const kindNow = status >= 500 && kind === "unknown" ? "server-error" : kind;
  return { ...known, kind: kindNow, nextAllowedAt: known.nextAllowedAt ?? retryTime(retryAfter, source.at) };
}

/** Also in an answer of status 200. */
export const errorIn = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "error" in body ? body.error : undefined;

/** A proxy's error is a text (separator: `{"error":"phone tariff expired"}`). */
const proxyText = (error: unknown, token: string): string | null =>
  typeof error === "string" ? tidy(scrub(error, token)) : null;

/** RFC 9110, 10.2.3: seconds or a date. */
function retryTime(retryAfter: string | null, at: Instant): Instant | null {
  if (retryAfter === null) return null;
  if (/^\d{1,6}$/.test(retryAfter)) return at + Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) || date <= at ? null : date;
}
