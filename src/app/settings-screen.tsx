import { Appearance } from "../features/appearance/appearance.tsx";
import { ShortcutsSection } from "../features/shortcuts/shortcuts-section.tsx";
import { SoundNotices } from "../features/sound-notices/sound-notices.tsx";
import { SoundSettings } from "../features/sound-settings/sound-settings.tsx";
import { settingsWords } from "../words/settings-words.ts";

/** What an agent may set, a section each. */
export function SettingsScreen() {
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5 pb-10">
      <h1 className="text-xl font-semibold tracking-tight">{settingsWords.title}</h1>
      <Appearance />
      <SoundSettings notices={<SoundNotices />} />
      <ShortcutsSection />
    </div>
  );
}
