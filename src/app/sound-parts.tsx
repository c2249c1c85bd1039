import { Late } from "../ui/late.tsx";
import { speaking } from "../words/language.ts";

const loadMenu = () =>
  speaking(["sound"], () =>
    import("../features/sound-settings/sound-menu.tsx").then(({ SoundMenu }) => SoundMenu),
  );
const loadNotices = () =>
  speaking(["sound"], () =>
    import("../features/sound-notices/sound-notices.tsx").then(({ SoundNotices }) => SoundNotices),
  );
const nothing = {};

/** The devices, in the bar at the top; where that is narrow they are in the settings alone. Its place is kept from the start. */
export function SoundMenuPlace() {
  return (
    <span className="hidden h-10 w-9 sm:block">
      <Late load={loadMenu} with={nothing} waiting={null} failed={() => null} />
    </span>
  );
}

/** What happens to the sound, near the call. Without its code calls work; only nothing is said. */
export function SoundNoticesPlace() {
  return <Late load={loadNotices} with={nothing} waiting={null} failed={() => null} />;
}
