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

/** Keeps the menu's place in the bar until its code is there: what stands beside it must not move. */
const Place = () => <span className="w-9" />;

/** The devices, in the bar at the top. */
export function SoundMenuPlace() {
  return <Late load={loadMenu} with={nothing} waiting={<Place />} failed={() => <Place />} />;
}

/** What happens to the sound, near the call. Without its code calls work; only nothing is said. */
export function SoundNoticesPlace() {
  return <Late load={loadNotices} with={nothing} waiting={null} failed={() => null} />;
}
