import {
  CircleCheck,
  CirclePause,
  LogOut,
  Monitor,
  Moon,
  Sun,
  UserPlus,
  type LucideIcon,
} from "lucide-react";
import type { Shift, ShiftCommand } from "../../core/shift/shift.ts";
import { paletteWords } from "../../words/palette-words.ts";
import { reasonText } from "../../words/shift-words.ts";
import type { Item } from "./item.ts";

const { actions: texts, hints } = paletteWords;

/** A screen beside the phone, or the phone itself. */
export type ScreenLink = { readonly text: string; readonly place: string; readonly Icon: LucideIcon };

export function screenItems(screens: readonly ScreenLink[], go: (place: string) => void): readonly Item[] {
  return screens.map(({ text, place, Icon }) => ({
    id: `screen ${place}`,
    group: "screens",
    title: text,
    detail: null,
    Icon,
    hints: "",
    run: () => go(place),
  }));
}

type Doing = {
  readonly shift: Shift;
  readonly pauseReasons: readonly string[];
  readonly ask: (command: ShiftCommand) => void;
  readonly theme: "system" | "light" | "dark";
  readonly changeTheme: (theme: "system" | "light" | "dark") => void;
  readonly addContact: () => void;
  /** Undefined during a call: that is asked about first, in the agent's menu. */
  readonly signOut: (() => void) | undefined;
};

/** What can be done beside calling. */
export function actionItems(doing: Doing): readonly Item[] {
  const item = (id: string, title: string, Icon: LucideIcon, words: string, run: () => void): Item => ({
    id,
    group: "actions",
    title,
    detail: null,
    Icon,
    hints: words,
    run,
  });
  const themes = [
    { theme: "light", Icon: Sun },
    { theme: "dark", Icon: Moon },
    { theme: "system", Icon: Monitor },
  ] as const;
  return [
    ...shiftItems(doing, item),
    item("add-contact", texts.addContact, UserPlus, hints.addContact, doing.addContact),
    ...themes
      .filter(({ theme }) => theme !== doing.theme)
      .map(({ theme, Icon }) =>
        item(`theme ${theme}`, texts[theme], Icon, hints.theme, () => doing.changeTheme(theme)),
      ),
    ...(doing.signOut === undefined
      ? []
      : [item("sign-out", texts.signOut, LogOut, hints.signOut, doing.signOut)]),
  ];
}

type Make = (id: string, title: string, Icon: LucideIcon, words: string, run: () => void) => Item;

/** Only where there is a queue to be ready for. */
function shiftItems({ shift, pauseReasons, ask }: Doing, item: Make): readonly Item[] {
  if (shift.standing === "away" || shift.standing === "unknown") return [];
  if (shift.wish.kind !== "ready")
    return [item("ready", texts.ready, CircleCheck, hints.ready, () => ask({ type: "make-ready" }))];
  const pause = (reason: string | null, title: string) =>
    item(`pause ${reason ?? ""}`, title, CirclePause, hints.pause, () => ask({ type: "pause", reason }));
  return pauseReasons.length === 0
    ? [pause(null, texts.pause)]
    : pauseReasons.map((reason) => pause(reason, texts.pauseFor(reasonText(reason))));
}
