import { useMemo, useState } from "react";
import { useGo } from "../../stores/navigation.tsx";
import {
  useColleagues,
  useContacts,
  useHistoryLog,
  useNewContact,
  useNumberRules,
  usePhone,
  usePreferences,
  useShift,
  useWorkplace,
} from "../../stores/react.tsx";
import { personOf } from "../../words/people.ts";
import { actionItems, screenItems, type ScreenLink } from "./action-items.ts";
import { callItems } from "./call-items.ts";
import { find } from "./find.ts";
import type { Item } from "./item.ts";
import { colleagueItems, contactItems, numberItem, recentItems, type CallOf } from "./people-items.ts";

export type PaletteRecord = {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly items: readonly Item[];
  /** The chosen item's place. */
  readonly chosen: number;
  readonly choose: (place: number) => void;
  /** Closes, then does it. */
  readonly run: (item: Item) => void;
  /** Whether nobody can be called at the moment. */
  readonly calls: "possible" | "impossible";
};

export type PaletteProps = {
  readonly screens: readonly ScreenLink[];
  readonly callOf: CallOf;
  readonly onClose: () => void;
};

export function usePalette({ screens, callOf, onClose }: PaletteProps): PaletteRecord {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  // Not deferred: Enter must do what stands there for the text as it is.
  const items = find(useItems(text, screens, callOf), text);
  const isReady = usePhone(({ line }) => line.phase === "ready");
  return {
    text,
    write: (next) => {
      setText(next);
      setChosen(0);
    },
    items,
    chosen: Math.min(chosen, items.length - 1),
    choose: setChosen,
    run: (item) => {
      onClose();
      item.run();
    },
    calls: isReady ? "possible" : "impossible",
  };
}

/** Everything that can be found now. */
function useItems(text: string, screens: readonly ScreenLink[], callOf: CallOf): readonly Item[] {
  const { phone, contacts: book, shift: desk, signOut } = useWorkplace();
  const { contacts } = useContacts();
  const { entries } = useHistoryLog();
  const { list: colleagues } = useColleagues();
  const rules = useNumberRules();
  const live = usePhone(({ lineUp }) => lineUp.live);
  const shift = useShift();
  const [{ theme, numberCountry }, change] = usePreferences();
  const [, hand] = useNewContact();
  const go = useGo();

  const people = useMemo(() => {
    const around = { rules, callOf };
    return [
      ...contactItems(contacts, around),
      ...recentItems(entries, book.nameOf, around),
      ...colleagueItems(colleagues, around),
    ];
  }, [contacts, entries, colleagues, rules, callOf, book]);

  return [
    ...numberItem(text, numberCountry, book.nameOf, { rules, callOf }),
    ...callItems(live, ({ party }) => personOf(party, rules).title, phone.call),
    ...people,
    ...screenItems(screens, go),
    ...actionItems({
      shift,
      pauseReasons: desk.pauseReasons,
      ask: desk.ask,
      theme,
      changeTheme: (next) => change({ theme: next }),
      addContact: () => {
        hand({ number: "", name: "" });
        go("/contacts");
      },
      signOut: live.length > 0 ? undefined : signOut,
    }),
  ];
}
