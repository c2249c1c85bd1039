import type { BusinessNumber, SettingsAtMeta } from "../../api/contract.ts";
import { tellHours } from "../../words/call-hours.ts";
import { panelWords } from "../../words/panel-words.ts";
import { momentText } from "../../words/time.ts";

const { number: texts } = panelWords;

export type SettingRow = {
  readonly label: string;
  /** One line each. */
  readonly lines: readonly string[];
  /** Quieter: on the same line as far as it fits. */
  readonly aside: string | null;
  /** Quieter, one line each. */
  readonly notes: readonly string[];
  /** `bad`: calls fail because of it. */
  readonly tone: "plain" | "bad";
};

/** The labels in their order, for what stands there while they are read. */
export const settingLabels = [
  texts.calling,
  texts.server,
  texts.mediaKeys,
  texts.callHours,
  texts.callback,
  texts.icon,
  texts.restrictions,
] as const;

/** A number's call settings as Meta has them, row by row. */
export function rowsOf(
  meta: SettingsAtMeta,
  trunk: BusinessNumber["trunk"],
  now: number,
): readonly SettingRow[] {
  const doMatch = meta.keyExchange === trunk.keyExchange || trunk.state === "not-ours";
  return [
    row(texts.calling, texts[meta.calling], meta.calling === "on" ? "plain" : "bad"),
    serverRow(meta),
    {
      ...row(texts.mediaKeys, meta.keyExchange, doMatch ? "plain" : "bad"),
      aside: trunk.state === "not-ours" ? null : texts.trunk(trunk.keyExchange),
    },
    hoursRow(meta, now),
    row(texts.callback, texts[meta.callbackPermission]),
    row(texts.icon, texts[meta.callIcon]),
    { ...row(texts.restrictions, texts.noRestrictions), ...restrictionLines(meta, now) },
  ];
}

function row(label: string, value: string, tone: SettingRow["tone"] = "plain"): SettingRow {
  return { label, lines: [value], aside: null, notes: [], tone };
}

/** How it stands now first, then the week. */
function hoursRow({ callHours }: SettingsAtMeta, now: number): SettingRow {
  const { lines, zone, today } = tellHours(callHours, now);
  const week = [...lines, ...(zone === null ? [] : [zone])];
  return today === null
    ? { ...row(texts.callHours, lines.join(", ")), notes: zone === null ? [] : [zone] }
    : { ...row(texts.callHours, today), notes: week };
}

function serverRow({ sip, servers }: SettingsAtMeta): SettingRow {
  const server = servers.find(({ ours }) => ours) ?? servers[0];
  const address = server === undefined ? null : `${server.hostname}:${server.port}`;
  if (sip === "off") return { ...row(texts.server, texts.sipOff, "bad"), aside: address };
  return row(texts.server, address ?? texts.noServer, address === null ? "bad" : "plain");
}

function restrictionLines({ restrictions }: SettingsAtMeta, now: number): Partial<SettingRow> {
  const lines = restrictions
    .filter(({ until }) => until === null || Date.parse(until) > now)
    .map(({ kind, until }) => {
      const what = texts.restriction[kind];
      return until === null ? what : texts.restrictionUntil(what, momentText(Date.parse(until), now));
    });
  return lines.length === 0 ? {} : { lines, tone: "bad" };
}
