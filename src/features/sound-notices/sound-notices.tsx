import { useSoundNotices } from "./use-sound-notices.ts";
import { SoundNoticesView } from "./view.tsx";

/** What happens to the sound: talking while muted, a device that goes or comes, a microphone that does not open. */
export function SoundNotices() {
  return <SoundNoticesView {...useSoundNotices()} />;
}
