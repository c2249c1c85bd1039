import { z } from "zod";
import type { CallHours } from "../../core/numbers/call-settings.ts";
import { onOff } from "./values.ts";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** "0900", and "09:00" should they change their mind, to "09:00". */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):?[0-5]\d$/)
  .transform((text) => `${text.slice(0, 2)}:${text.slice(-2)}`);
const day = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(days));

/** Meta's table of a holiday says open_time and close_time, all of its samples start_time and end_time. */
const holiday = z
  .object({
    date: z.iso.date(),
    start_time: timeOfDay.optional(),
    end_time: timeOfDay.optional(),
    open_time: timeOfDay.optional(),
    close_time: timeOfDay.optional(),
  })
  .transform(({ date, start_time, end_time, open_time, close_time }) => ({
    date,
    open: start_time ?? open_time ?? "00:00",
    close: end_time ?? close_time ?? "23:59",
  }));

/** Call hours of Meta's in our form. */
export const callHours = z
  .object({
    status: onOff.default("off"),
    timezone_id: z.string().max(64).default("UTC"),
    weekly_operating_hours: z
      .array(z.object({ day_of_week: day, open_time: timeOfDay, close_time: timeOfDay }))
      .default([]),
    holiday_schedule: z.array(holiday).nullable().default([]),
  })
  .transform(({ status, timezone_id, weekly_operating_hours, holiday_schedule }): CallHours => ({
    status,
    timeZone: timezone_id,
    weekly: weekly_operating_hours.map(({ day_of_week, open_time, close_time }) => ({
      day: day_of_week,
      open: open_time,
      close: close_time,
    })),
    holidays: holiday_schedule ?? [],
  }));

/** The other way. Holidays are always there: without them Meta deletes those it has, as it replaces the whole object. */
export function callHoursBody({ status, timeZone, weekly, holidays }: CallHours): unknown {
  return {
    status: status === "on" ? "ENABLED" : "DISABLED",
    timezone_id: timeZone,
    weekly_operating_hours: weekly.map((hours) => ({
      day_of_week: hours.day.toUpperCase(),
      open_time: withoutColon(hours.open),
      close_time: withoutColon(hours.close),
    })),
    holiday_schedule: holidays.map(({ date, open, close }) => ({
      date,
      start_time: withoutColon(open),
      end_time: withoutColon(close),
    })),
  };
}

const withoutColon = (time: string) => time.replace(":", "");
