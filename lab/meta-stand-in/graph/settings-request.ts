import { isIP } from "node:net";
import { z } from "zod";
import { WEEKDAYS } from "./call-hours.ts";
import { GraphFault } from "./graph-fault.ts";

/** Meta takes "enabled" for "ENABLED": others' programs send it so. */
const word = <const T extends readonly string[]>(words: T) =>
  z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(words));
const toggle = word(["ENABLED", "DISABLED"]);
const time = z.string().regex(/^([01]\d|2[0-3])[0-5]\d$/, "must be a time such as 0900");
const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

const hostname = z.string().refine((text) => isHostname(text), "must be a hostname, not an address or a URL");
const parameter = z.string().min(1).max(128);
const server = z.strictObject({
  hostname,
  port: number.pipe(z.int().min(1).max(65_535)).optional(),
  request_uri_user_params: z.record(parameter, parameter).optional(),
});

/** Meta's table of a holiday says open_time and close_time, all of its samples start_time and end_time. */
const holiday = z
  .strictObject({
    date: z.iso.date(),
    start_time: time.optional(),
    end_time: time.optional(),
    open_time: time.optional(),
    close_time: time.optional(),
  })
  .transform(({ date, start_time, end_time, open_time, close_time }) => ({
    date,
    start_time: start_time ?? open_time ?? "",
    end_time: end_time ?? close_time ?? "",
  }))
  .refine(({ start_time, end_time }) => start_time && end_time, "needs start_time and end_time");

const callHours = z.strictObject({
  status: toggle,
  timezone_id: z.string(),
  weekly_operating_hours: z.array(
    z.strictObject({ day_of_week: word(WEEKDAYS), open_time: time, close_time: time }),
  ),
  holiday_schedule: z.array(holiday).optional(),
});

const calling = z.strictObject({
  status: toggle.optional(),
  call_icon_visibility: word(["DEFAULT", "DISABLE_ALL"]).optional(),
  call_icons: z
    .strictObject({ restrict_to_user_countries: z.array(z.string().regex(/^[A-Z]{2}$/)) })
    .optional(),
  call_hours: callHours.optional(),
  callback_permission_status: toggle.optional(),
  sip: z
    .strictObject({
      status: toggle.optional(),
      webhook_delivery: toggle.optional(),
      servers: z.array(server).max(1, "must have at most one server").optional(),
    })
    .optional(),
  srtp_key_exchange_protocol: word(["DTLS", "SDES"]).optional(),
  audio: z.strictObject({ additional_codecs: z.array(word(["PCMA", "PCMU"])) }).optional(),
  voicemail: z
    .strictObject({
      status: toggle,
      triggers: z.array(word(["REJECT", "TIMEOUT"])).optional(),
      audio: z.looseObject({}).optional(),
    })
    .optional(),
});

const body = z.strictObject({ calling });

/** What a POST to settings asks for: only what is to change. */
export type SettingsRequest = z.output<typeof calling>;

/** @throws GraphFault 100 naming the first field that is wrong. */
export function readSettingsRequest(value: unknown): SettingsRequest {
  return readBody(body, value).calling;
}

/** @throws GraphFault 100 naming the first thing in `value` that is not as `schema` has it. */
export function readBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw new GraphFault(100, `${place === "" ? "The request" : place}: ${issue?.message ?? "is not valid"}`);
}

const isHostname = (text: string): boolean =>
  isIP(text) === 0 &&
  text.length <= 253 &&
  /^(?!-)[a-z\d-]{1,63}(?<!-)(\.(?!-)[a-z\d-]{1,63}(?<!-))+$/i.test(text);
