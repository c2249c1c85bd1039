import type { CallHours, SettingsAtMeta, WantedCallSettings } from "./call-settings.ts";

/** What can differ without a kind of drift of its own. `calling` and `sip`: wanted off, and Meta has them on. */
export type DifferingField =
  "calling" | "sip" | "callHours" | "callbackPermission" | "callIcon" | "additionalCodecs";

/** Fields of ours that Meta has otherwise. The order of hours and codecs says nothing. */
export function differingFields(wanted: WantedCallSettings, meta: SettingsAtMeta): readonly DifferingField[] {
  const differs: Readonly<Record<DifferingField, boolean>> = {
    calling: wanted.calling === "off" && meta.calling === "on",
    sip: wanted.sip === "off" && meta.sip === "on",
    callHours: wanted.callHours !== null && hoursText(wanted.callHours) !== hoursText(meta.callHours),
    callbackPermission: wanted.callbackPermission !== meta.callbackPermission,
    callIcon: wanted.callIcon !== meta.callIcon,
    additionalCodecs: sorted(wanted.additionalCodecs) !== sorted(meta.additionalCodecs),
  };
  return (Object.keys(differs) as DifferingField[]).filter((field) => differs[field]);
}

/** The same text for the same hours. Switched off, the times say nothing. */
function hoursText(hours: CallHours | null): string {
  if (hours === null || hours.status === "off") return "off";
  return [
    hours.timeZone,
    sorted(hours.weekly.map(({ day, open, close }) => `${day} ${open}-${close}`)),
    sorted(hours.holidays.map(({ date, open, close }) => `${date} ${open}-${close}`)),
  ].join(";");
}

const sorted = (texts: readonly string[]) => texts.toSorted().join(",");
