import { Monitor, Moon, Sun } from "lucide-react";
import { usePhone, usePreferences } from "../../stores/react.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { chooseLanguage, chosenLanguage, languageNames, languages } from "../../words/language.ts";
import { settingsWords } from "../../words/settings-words.ts";

const { appearance: texts } = settingsWords;

const themes = [
  { value: "system", text: texts.themes.system, Icon: Monitor },
  { value: "light", text: texts.themes.light, Icon: Sun },
  { value: "dark", text: texts.themes.dark, Icon: Moon },
] as const;

/** How the page looks and which language it speaks. */
export function Appearance() {
  const [{ theme }, change] = usePreferences();
  const isOnACall = usePhone(({ lineUp }) => lineUp.live.length > 0);
  return (
    <Card heading={texts.title}>
      <div className="mt-4 grid gap-5">
        <Choice
          label={texts.theme}
          value={theme}
          options={themes}
          onChange={(value) => change({ theme: value })}
        />
        <SelectField
          label={texts.language}
          hint={isOnACall ? texts.afterCall : texts.reload}
          disabled={isOnACall}
          value={chosenLanguage() ?? "auto"}
          options={[
            { value: "auto", text: texts.fromBrowser },
            ...languages.map((value) => ({ value, text: languageNames[value] })),
          ]}
          onChange={(value) => {
            chooseLanguage(languages.find((each) => each === value) ?? null);
            window.location.reload();
          }}
        />
      </div>
    </Card>
  );
}
