import type { BusinessNumber, WantedCallSettings } from "../../api/contract.ts";

export const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type Day = (typeof days)[number];
export type Times = { readonly open: string; readonly close: string };
export type Holiday = Times & { readonly date: string };
type CallHours = NonNullable<WantedCallSettings["callHours"]>;

export type HoursFields = {
  /** `leave`: Meta's stay as they are; `always`: switched off. */
  readonly mode: "leave" | "always" | "these";
  readonly timeZone: string;
  readonly weekly: Readonly<Record<Day, readonly Times[]>>;
  readonly holidays: readonly Holiday[];
};

/** The call settings as the form has them: what is switched off keeps its values until it is saved. */
export type SettingsFields = Omit<WantedCallSettings, "callHours" | "permissionTemplate"> & {
  readonly hours: HoursFields;
  /** Both empty: no template. */
  readonly template: { readonly name: string; readonly language: string };
};

const officeHours: Times = { open: "09:00", close: "17:00" };

/** What the form begins with: what was decided, else what Meta has, made ready for calls. */
export function fieldsOf({ wanted, meta, destination }: BusinessNumber, homeZone: string): SettingsFields {
  if (wanted !== null) {
    const { callHours, permissionTemplate, ...settings } = wanted;
    return {
      ...settings,
      hours: hoursOf(modeOf(callHours), callHours ?? meta?.callHours, homeZone),
      template: permissionTemplate ?? { name: "", language: "" },
    };
  }
  const { keyExchange, callbackPermission, callIcon, additionalCodecs, callHours } = meta ?? untouched;
  return {
    calling: "on",
    sip: "on",
    // Asterisk's trunks speak SDES; what another server speaks only Meta knows.
    keyExchange: destination.kind === "own-server" ? keyExchange : "SDES",
    ...{ callbackPermission, callIcon, additionalCodecs },
    hours: hoursOf("leave", callHours, homeZone),
    template: { name: "", language: "" },
  };
}

/** A number whose settings were never touched at Meta, and which Meta has not told of yet. */
const untouched = {
  keyExchange: "SDES",
  callbackPermission: "on",
  callIcon: "shown",
  additionalCodecs: [],
  callHours: null,
} as const;

/** Meta's own values in the form; those that Meta does not have stay. */
export function withMetas(fields: SettingsFields, meta: NonNullable<BusinessNumber["meta"]>): SettingsFields {
  const { calling, sip, keyExchange, callbackPermission, callIcon, additionalCodecs, callHours } = meta;
  return {
    ...fields,
    ...{ calling, sip, keyExchange, callbackPermission, callIcon, additionalCodecs },
    hours: hoursOf(callHours === null ? "leave" : modeOf(callHours), callHours, fields.hours.timeZone),
  };
}

const modeOf = (hours: CallHours | null): HoursFields["mode"] =>
  hours === null ? "leave" : hours.status === "on" ? "these" : "always";

function hoursOf(
  mode: HoursFields["mode"],
  hours: CallHours | null | undefined,
  homeZone: string,
): HoursFields {
  const onDay = (day: Day): readonly Times[] =>
    hours
      ? hours.weekly.filter((entry) => entry.day === day).map(({ open, close }) => ({ open, close }))
      : day === "saturday" || day === "sunday"
        ? []
        : [officeHours];
  return {
    mode,
    timeZone: hours?.timeZone ?? homeZone,
    weekly: weekOf(onDay),
    holidays: hours?.holidays ?? [],
  };
}

/** The same asked for each day. */
export function weekOf<Value>(ask: (day: Day) => Value): Readonly<Record<Day, Value>> {
  return {
    monday: ask("monday"),
    tuesday: ask("tuesday"),
    wednesday: ask("wednesday"),
    thursday: ask("thursday"),
    friday: ask("friday"),
    saturday: ask("saturday"),
    sunday: ask("sunday"),
  };
}

/** What the form asks for, as the contract has it. */
export function wantedOf({ hours, template, ...settings }: SettingsFields): WantedCallSettings {
  const name = template.name.trim();
  const language = template.language.trim();
  return {
    ...settings,
    callHours: callHoursOf(hours),
    permissionTemplate: name === "" && language === "" ? null : { name, language },
  };
}

function callHoursOf({ mode, timeZone, weekly, holidays }: HoursFields): CallHours | null {
  if (mode === "leave") return null;
  return {
    status: mode === "these" ? "on" : "off",
    timeZone: timeZone.trim(),
    weekly: days.flatMap((day) => weekly[day].map((times) => ({ day, ...times }))),
    holidays: holidays.map(({ date, open, close }) => ({ date, open, close })),
  };
}

/** Whether two settings ask the same of Meta; entries and codecs in another order are no difference. */
export function isSame(one: WantedCallSettings | null, other: WantedCallSettings | null): boolean {
  return one === other || (one !== null && other !== null && differing(one, other).length === 0);
}

export type SettingName = keyof WantedCallSettings;

/** The settings in which two differ, in the order of the form. */
export function differing(one: WantedCallSettings, other: WantedCallSettings): readonly SettingName[] {
  const names = Object.keys(comparable(one)) as SettingName[];
  return names.filter((name) => comparable(one)[name] !== comparable(other)[name]);
}

function comparable(settings: WantedCallSettings): Readonly<Record<SettingName, string>> {
  const { callHours, permissionTemplate: template } = settings;
  return {
    calling: settings.calling,
    sip: settings.sip,
    keyExchange: settings.keyExchange,
    callHours: callHours === null ? "" : hoursText(callHours),
    callbackPermission: settings.callbackPermission,
    callIcon: settings.callIcon,
    additionalCodecs: settings.additionalCodecs.toSorted().join(),
    permissionTemplate: template === null ? "" : `${template.name} ${template.language}`,
  };
}

function hoursText({ status, timeZone, weekly, holidays }: CallHours): string {
  const week = weekly.map(({ day, open, close }) => `${day} ${open} ${close}`).toSorted();
  const special = holidays.map(({ date, open, close }) => `${date} ${open} ${close}`).toSorted();
  return [status, timeZone, ...week, ...special].join();
}
