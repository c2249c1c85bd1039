import {
  ContactRound,
  Hash,
  Headset,
  History,
  ScrollText,
  Settings,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { ComponentType } from "react";
import type { Role } from "../api/contract.ts";
import { speaking } from "../words/language.ts";
import type { words } from "../words/words.ts";
import type { ScreenProps } from "./screen-props.ts";

/** A screen beside the phone. Its code is only loaded when it is opened. */
export type Screen = {
  /** Its name in the address and in `words.screens`. */
  readonly name: keyof Pick<
    typeof words.screens,
    "history" | "contacts" | "team" | "numbers" | "agents" | "audit" | "settings"
  >;
  readonly Icon: LucideIcon;
  /** Who may open it; the backend checks it again. `phone`: whoever has a phone, with or without a backend. */
  readonly roles: readonly Role[] | "phone";
  /** `() => import("../features/team/team-screen.tsx").then(({ TeamScreen }) => TeamScreen)` */
  readonly load: () => Promise<ComponentType<ScreenProps>>;
};

/** The screens of everybody who has a phone. */
const phoneScreens: readonly Screen[] = [
  {
    name: "history",
    Icon: History,
    roles: "phone",
    load: () =>
      speaking(["history", "endings"], () =>
        import("./history-screen.tsx").then(({ HistoryScreen }) => HistoryScreen),
      ),
  },
  {
    name: "contacts",
    Icon: ContactRound,
    roles: "phone",
    load: () =>
      speaking(["contacts"], () =>
        import("./contacts-screen.tsx").then(({ ContactsScreen }) => ContactsScreen),
      ),
  },
];

/** What every phone ends with: the last places of the navigation. */
const lastScreens: readonly Screen[] = [
  {
    name: "settings",
    Icon: Settings,
    roles: "phone",
    load: () =>
      speaking(["settings", "history", "sound", "shortcuts", "notice"], () =>
        import("./settings-screen.tsx").then(({ SettingsScreen }) => SettingsScreen),
      ),
  },
];

/** Every screen beside the phone, in the order of the navigation. */
export const everyScreen: readonly Screen[] = [
  {
    name: "team",
    Icon: Users,
    roles: ["supervisor", "administrator"],
    load: () =>
      speaking(["team", "shift", "meta", "api-problems"], () =>
        import("../features/team/team-screen.tsx").then(({ TeamScreen }) => TeamScreen),
      ),
  },
  {
    name: "agents",
    Icon: Headset,
    roles: ["supervisor", "administrator"],
    load: () =>
      speaking(["people", "meta", "api-problems"], () =>
        import("../features/people/people-screen.tsx").then(({ PeopleScreen }) => PeopleScreen),
      ),
  },
  {
    name: "numbers",
    Icon: Hash,
    roles: ["administrator"],
    load: () =>
      speaking(
        ["numbers", "accounts", "call-settings", "destination", "meta", "api-problems", "panel", "drift"],
        () => import("./numbers-screen.tsx").then(({ NumbersScreen }) => NumbersScreen),
      ),
  },
  {
    name: "audit",
    Icon: ScrollText,
    roles: ["administrator"],
    load: () =>
      speaking(["audit", "meta", "api-problems"], () =>
        import("../features/audit/audit-screen.tsx").then(({ AuditScreen }) => AuditScreen),
      ),
  },
];

/** The screens of somebody with this role, or of an agent where there is no backend (null). */
export function screensFor(role: Role | null, phone: "phone" | "no-phone"): readonly Screen[] {
  const own = role === null ? [] : everyScreen.filter(({ roles }) => roles.includes(role));
  return phone === "phone" ? [...phoneScreens, ...own, ...lastScreens] : own;
}
