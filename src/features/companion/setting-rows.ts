import type { BusinessNumber, SettingsAtMeta } from "../../api/contract.ts";
import { tellHours } from "../../words/call-hours.ts";
import { panelWords } from "../../words/panel-words.ts";
import { momentText } from "../../words/time.ts";

const { number: texts } = panelWords;

export type SettingRow = {
  readonly label: string;
  /** One line each. */
  readonly lines: readonly string[];
  /** Beside or under it, quieter. */
  readonly note: string | null;
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
  const hours = tellHours(meta.callHours, now);
  const doMatch = meta.keyExchange === trunk.keyExchange || trunk.state === "not-ours";
  return [
    row(texts.calling, texts[meta.calling], meta.calling === "on" ? "plain" : "bad"),
    serverRow(meta),
    {
      ...row(texts.mediaKeys, meta.keyExchange, doMatch ? "plain" : "bad"),
      note: trunk.state === "not-ours" ? null : texts.trunk(trunk.keyExchange),
    },
    {
      label: texts.callHours,
      lines: hours.lines,
      note: [hours.today, hours.zone].filter((part) => part !== null).join(" · ") || null,
      tone: "plain",
    },
    row(texts.callback, texts[meta.callbackPermission]),
    row(texts.icon, texts[meta.callIcon]),
    { ...row(texts.restrictions, texts.noRestrictions), ...restrictionLines(meta, now) },
  ];
}

function row(label: string, value: string, tone: SettingRow["tone"] = "plain"): SettingRow {
  return { label, lines: [value], note: null, tone };
}

function serverRow({ sip, servers }: SettingsAtMeta): SettingRow {
  const server = servers.find(({ ours }) => ours) ?? servers[0];
  const address = server === undefined ? null : `${server.hostname}:${server.port}`;
  if (sip === "off") return { ...row(texts.server, texts.sipOff, "bad"), note: address };
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
