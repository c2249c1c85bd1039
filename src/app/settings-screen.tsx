import { Appearance } from "../features/appearance/appearance.tsx";
import { ShortcutsSection } from "../features/shortcuts/shortcuts-section.tsx";
import { SoundNotices } from "../features/sound-notices/sound-notices.tsx";
import { SoundSettings } from "../features/sound-settings/sound-settings.tsx";
import { HistorySettings } from "../features/history/history-settings.tsx";
import { settingsWords } from "../words/settings-words.ts";
import { CheckScreen, CheckSection } from "./check-screen.tsx";
import { NoticedSettings } from "./noticed/settings.tsx";
import type { ScreenProps } from "./screen-props.ts";

/** What an agent may set, a section each. */
export function SettingsScreen({ rest }: ScreenProps) {
  if (rest[0] === "check") return <CheckScreen />;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5 pb-10">
      <h1 className="text-xl font-semibold tracking-tight">{settingsWords.title}</h1>
      <CheckSection />
      <Appearance />
      <SoundSettings notices={<SoundNotices />} />
      <NoticedSettings />
      <ShortcutsSection />
      <HistorySettings />
    </div>
  );
}
