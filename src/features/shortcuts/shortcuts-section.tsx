import { useKeymap } from "../../stores/shortcuts.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { SwitchField } from "../../ui/switch-field.tsx";
import { shortcutsWords } from "../../words/shortcuts-words.ts";
import { groups } from "./groups.ts";
import { ShortcutRow } from "./shortcut-row.tsx";

const { title, groups: groupNames, section: texts } = shortcutsWords;

/** Which keys do what: changed, taken away, or all switched off. */
export function ShortcutsSection() {
  const { use, keymap, platform, isChanged, switchTo, assign, reset } = useKeymap();
  return (
    <Card heading={title} lead={texts.lead}>
      <div className="mt-4">
        <SwitchField
          label={texts.use}
          hint={texts.useHint}
          isOn={use === "on"}
          on={texts.on}
          off={texts.off}
          onChange={(isOn) => switchTo(isOn ? "on" : "off")}
        />
      </div>
      {use === "on" && (
        <>
          {groups.map(({ name, actions }) => (
            <section key={name} className="mt-5">
              <h3 className="pb-1.5 text-xs font-semibold text-muted">{groupNames[name]}</h3>
              <ul>
                {actions.map((action) => (
                  <ShortcutRow
                    key={action}
                    action={action}
                    keymap={keymap}
                    platform={platform}
                    assign={assign}
                  />
                ))}
              </ul>
            </section>
          ))}
          <div className="mt-4 flex justify-end">
            <Button look="outline" size="s" disabled={!isChanged} onClick={reset}>
              {texts.reset}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
