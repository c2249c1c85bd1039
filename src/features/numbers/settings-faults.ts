import type { Destination } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";
import type { callSettingsWords } from "../../words/numbers-words.ts";
import { days, type HoursFields, type SettingsFields, type Times } from "./settings-fields.ts";

export type SettingsFault = keyof typeof callSettingsWords.faults;

/** What is wrong, by where it stands in the form: "timeZone", "monday 0", "holiday 2 date", "holidays". */
export type SettingsFaults = Readonly<Partial<Record<string, SettingsFault>>>;

export const mostHolidays = 20;
export const mostTimesADay = 2;
const templateName = /^[a-z0-9_]{1,512}$/;
const templateLanguage = /^[a-z]{2,3}(_[A-Z]{2})?$/;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the contract, or Meta by the backend's rules, would refuse. */
export function faultsOf(fields: SettingsFields, destination: Destination): SettingsFaults {
  return {
    ...(fields.keyExchange === "DTLS" &&
      destination.kind !== "own-server" && { keyExchange: "trunk-has-sdes" as const }),
    // Hours that are switched off are sent as well, so they must be whole.
    ...(fields.hours.mode !== "leave" && hoursFaults(fields.hours)),
    ...templateFaults(fields.template),
  };
}

function templateFaults({ name, language }: SettingsFields["template"]): SettingsFaults {
  if (name.trim() === "" && language.trim() === "") return {};
  return {
    ...(!templateName.test(name.trim()) && { templateName: "template-name" }),
    ...(!templateLanguage.test(language.trim()) && { templateLanguage: "template-language" }),
  };
}

function hoursFaults({ timeZone, weekly, holidays }: HoursFields): SettingsFaults {
  const faults: Record<string, SettingsFault> = {};
  if (!isTimeZone(timeZone.trim())) faults["timeZone"] = "unknown-time-zone";
  for (const day of days)
    for (const [index, times] of weekly[day].entries()) {
      const fault = timesFault(times) ?? (overlaps(weekly[day].slice(0, index), times) ? "overlap" : null);
      if (fault !== null) faults[`${day} ${index}`] = fault;
    }
  for (const [index, holiday] of holidays.entries()) {
    const fault = timesFault(holiday);
    if (fault !== null) faults[`holiday ${index}`] = fault;
    const isTwice = holidays.slice(0, index).some(({ date }) => date === holiday.date);
    if (holiday.date === "") faults[`holiday ${index} date`] = "no-date";
    else if (isTwice) faults[`holiday ${index} date`] = "repeated";
  }
  if (holidays.length > mostHolidays) faults["holidays"] = "too-many";
  return faults;
}

function timesFault({ open, close }: Times): SettingsFault | null {
  if (!timeOfDay.test(open) || !timeOfDay.test(close)) return "form";
  // "09:00" sorts as text as it does in time.
  return open < close ? null : "not-after-open";
}

const overlaps = (earlier: readonly Times[], { open, close }: Times) =>
  earlier.some((other) => open < other.close && other.open < close);

/** An IANA name that this browser knows; abbreviations and offsets are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z][\w+/-]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The backend's faults at the form's places; those of places the form does not have are left out. */
export function faultsFrom(problem: ApiProblem | null, fields: SettingsFields): SettingsFaults {
  if (problem?.code !== "invalid") return {};
  return Object.fromEntries(
    problem.fields.flatMap(({ path, fault }) => {
      const place = placeOf(path, fields);
      return place === null ? [] : [[place, known.find((one) => one === fault) ?? "refused"]];
    }),
  );
}

const known: readonly SettingsFault[] = [
  "not-after-open",
  "overlap",
  "too-many-a-day",
  "unknown-time-zone",
  "too-many",
  "repeated",
  "form",
  "trunk-has-sdes",
];

const fixedPlaces: Readonly<Partial<Record<string, string>>> = {
  "/keyExchange": "keyExchange",
  "/callHours/timeZone": "timeZone",
  "/callHours/holidays": "holidays",
  "/permissionTemplate/name": "templateName",
  "/permissionTemplate/language": "templateLanguage",
};

/** "/callHours/weekly/3/open" counts over the whole week; the form counts within a day. */
function placeOf(path: string, { hours }: SettingsFields): string | null {
  const [, list, index, field] = /^\/callHours\/(weekly|holidays)\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (list === "holidays") return `holiday ${index ?? ""}${field === "date" ? " date" : ""}`;
  if (list === "weekly") {
    const places = days.flatMap((day) => hours.weekly[day].map((_, within) => `${day} ${within}`));
    return places[Number(index)] ?? null;
  }
  return fixedPlaces[path] ?? null;
}
