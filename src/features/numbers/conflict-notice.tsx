import type { WantedCallSettings } from "../../api/contract.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { tellHours } from "../../words/call-hours.ts";
import { callSettingsWords, numbersWords } from "../../words/numbers-words.ts";
import type { SettingName } from "./settings-fields.ts";
import type { Conflict } from "./use-settings-form.ts";

const { conflict: texts } = callSettingsWords;
const { compare, columns } = { compare: numbersWords.compare, columns: numbersWords.compare.columns };

/** Somebody else has saved settings while these were being changed: what differs, and whose shall stay. */
export function ConflictNotice({ differing, saved, mine, take, keep }: Conflict) {
  return (
    <div role="alert">
      <Notice look="warn" title={texts.title}>
        <p>{texts.text}</p>
        <table className="mt-2 w-full text-start text-[13px]">
          <thead>
            <tr>
              {[columns.setting, texts.theirs, texts.yours].map((column) => (
                <th key={column} scope="col" className="py-1 pe-3 font-semibold">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((name) => (
              <tr key={name} className="align-top">
                <th scope="row" className="py-1 pe-3 font-normal">
                  {nameOf(name)}
                </th>
                <td className="py-1 pe-3 wrap-anywhere">{valueOf(saved, name)}</td>
                <td className="py-1 wrap-anywhere">{valueOf(mine, name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="s" look="outline" onClick={take}>
            {texts.take}
          </Button>
          <Button size="s" look="outline" onClick={keep}>
            {texts.keep}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

const nameOf = (name: SettingName) =>
  name === "permissionTemplate" ? callSettingsWords.template.text : compare.settings[name];

function valueOf(settings: WantedCallSettings, name: SettingName): string {
  switch (name) {
    case "calling":
    case "sip":
    case "callbackPermission":
      return compare.values[settings[name]];
    case "callIcon":
      return compare.values[settings.callIcon];
    case "keyExchange":
      return settings.keyExchange;
    case "additionalCodecs":
      return settings.additionalCodecs.join(", ") || compare.none;
    case "permissionTemplate":
      return settings.permissionTemplate === null
        ? compare.none
        : `${settings.permissionTemplate.name} (${settings.permissionTemplate.language})`;
    case "callHours":
      return settings.callHours === null
        ? compare.leave
        : tellHours(settings.callHours, Date.now()).lines.join("; ");
  }
}
