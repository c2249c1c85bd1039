import type { ReactNode } from "react";
import type { CallCommand, CallId } from "../core/call/call.ts";
import type { LineCommand } from "../core/line/line.ts";
import { emptyLineUp } from "../core/line-up/line-up.ts";
import type { Levels } from "../core/ports/audio.ts";
import type { NumberRules } from "../core/ports/number-rules.ts";
import type { ConsultTarget, InsideTarget, PhoneState } from "../phone/phone.ts";
import { createCallMemory } from "../phone/reactions/call-memory.ts";
import { createAbsenceStore } from "../stores/absence-store.ts";
import { createDialDraft, type DialDraftStore } from "../stores/dial-draft.ts";
import { createDialLinks, type DialLinks } from "../stores/dial-links.ts";
import { createNewContact } from "../stores/new-contact.ts";
import { createMiniWindow } from "../stores/mini-window.ts";
import { createNoticeStore } from "../stores/notice-store.ts";
import { NoticingProvider, type Noticing } from "../stores/noticing.tsx";
import { createQualityStore } from "../stores/quality-store.ts";
import { createPreferencesStore, type Preferences } from "../stores/preferences-store.ts";
import { NavigationProvider, type Navigation } from "../stores/navigation.tsx";
import { SurroundingsProvider, WorkplaceProvider, type Workplace } from "../stores/react.tsx";
import { createSoundStore } from "../stores/sound-store.ts";
import { createShortcutsStore } from "../stores/shortcuts-store.ts";
import { ShortcutsProvider } from "../stores/shortcuts.tsx";
import type { Shift, ShiftCommand } from "../core/shift/shift.ts";
import { aLine, friday } from "./builders.ts";
import { sales, support } from "./people.ts";
import { fakeContacts, fakeHistory } from "./records.ts";

export const businessNumbers = [
  { number: support, label: "Support" },
  { number: sales, label: "Sales" },
] as const;

/** Knows the countries of our cast and nothing else. */
export const roughRules: NumberRules = {
  understand: (number) => {
    const digits = number.replace("+", "");
    if (!number.startsWith("+") || !/^\d+$/.test(digits)) return { kind: "no-country" };
    const plan = plans.find(({ code }) => digits.startsWith(code));
    const country = plan?.country ?? null;
    if (digits.length < 8) return { kind: "too-short", country };
    if (digits.length > 14) return { kind: "impossible", country };
    const code = plan?.code ?? digits.slice(0, 2);
    const groups = digits.slice(code.length).match(/.{1,3}/g) ?? [];
    return { kind: "possible", e164: number, international: `+${[code, ...groups].join(" ")}`, country };
  },
  national: {
    get countries() {
      return plans.map(({ code, country }) => ({ country, callingCode: code }));
    },
    complete: (digits, country) => `+${plans.find((plan) => plan.country === country)?.code ?? ""}${digits}`,
    written: (e164) => `0${e164.slice(3)}`,
  },
};
const plans = [
  { code: "34", country: "ES" },
  { code: "44", country: "GB" },
  { code: "20", country: "EG" },
  { code: "49", country: "DE" },
  { code: "55", country: "BR" },
  { code: "1", country: "US" },
];

type Asked =
  | { readonly dial: readonly [to: string, from: string | null] }
  | { readonly dialInside: InsideTarget }
  | { readonly consult: readonly [CallId, ConsultTarget] }
  | { readonly merge: readonly [CallId, CallId] }
  | { readonly call: readonly [CallId, CallCommand] }
  | { readonly line: LineCommand }
  | { readonly shift: ShiftCommand }
  | "dismiss-outcome"
  | "sign-out"
  | "take-line";

/** An agent whom the queue sends calls. */
const quietShift: Shift = {
  wish: { kind: "ready", since: friday },
  standing: "ready",
  request: "none",
  trouble: null,
};

/** What every page of the app has around it; kept nowhere but in the test. */
export function fakePage(navigation: Navigation = fakeNavigation(), noticed: Partial<Noticing> = {}) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const preferences = createPreferencesStore(storage);
  const shortcuts = createShortcutsStore(storage);
  const noticing: Noticing = {
    preferences: createNoticeStore(storage),
    dialLinks: createDialLinks(),
    miniWindow: createMiniWindow(() => Promise.reject(new Error("No browser here."))),
    installer: { offer: () => null, subscribe: () => () => undefined },
    headset: null,
    updates: null,
    ...noticed,
  };
  const numberRules = {
    getState: () => roughRules,
    getInitialState: () => roughRules,
    subscribe: () => () => undefined,
  };
  return {
    /** What the browser's storage holds. */
    kept,
    storage,
    preferences,
    noticing,
    Page: ({ children }: { readonly children: ReactNode }) => (
      <SurroundingsProvider value={{ preferences, numberRules }}>
        <ShortcutsProvider value={{ store: shortcuts, platform: "other" }}>
          <NoticingProvider value={noticing}>
            <NavigationProvider value={navigation}>{children}</NavigationProvider>
          </NoticingProvider>
        </ShortcutsProvider>
      </SurroundingsProvider>
    ),
  };
}

export type FakeWork = {
  /** What the screens asked for, in order. */
  readonly asked: readonly Asked[];
  /** How often a call was said to be about to be placed. */
  readonly prepared: () => number;
  readonly become: (change: Partial<PhoneState>) => void;
  readonly sound: (levels: Levels) => void;
  readonly preferences: () => Preferences;
  readonly dialDraft: DialDraftStore;
  readonly dialLinks: DialLinks;
  /** The place in the app, as the address bar would name it. */
  readonly place: () => string;
  readonly go: (place: string) => void;
  readonly Provider: (props: { readonly children: ReactNode }) => ReactNode;
};

/** A workplace whose phone stands as the test says and only remembers what it was asked. */
export function fakeWork(
  state: Partial<PhoneState> = {},
  over: Partial<Workplace> = {},
  noticed: Partial<Noticing> = {},
): FakeWork {
  let current: PhoneState = { line: aLine("ready"), lineUp: emptyLineUp, ...state };
  const asked: Asked[] = [];
  let prepared = 0;
  const hearing = new Set<(state: PhoneState, before: PhoneState) => void>();
  const listening = new Set<(levels: Levels) => void>();
  const navigation = fakeNavigation();
  const { storage, preferences, noticing, Page } = fakePage(navigation, noticed);
  const callMemory = createCallMemory(Date);
  callMemory.notice({ ...current, lineUp: emptyLineUp }, current);
  const workplace: Workplace = {
    phone: {
      line: (command) => void asked.push({ line: command }),
      prepareToDial: () => {
        prepared += 1;
      },
      dial: (to, from) => {
        asked.push({ dial: [to, from] });
        return "call-new";
      },
      dialInside: (target) => {
        asked.push({ dialInside: target });
        return "call-new";
      },
      consult: (id, target) => {
        asked.push({ consult: [id, target] });
        return "call-new";
      },
      merge: (one, other) => {
        asked.push({ merge: [one, other] });
        return "call-new";
      },
      call: (id, command) => void asked.push({ call: [id, command] }),
      dismissOutcome: () => void asked.push("dismiss-outcome"),
    },
    phoneStore: {
      getState: () => current,
      getInitialState: () => current,
      subscribe: (listener) => {
        hearing.add(listener);
        return () => void hearing.delete(listener);
      },
    },
    callMemory,
    colleagues: { list: [], watch: () => () => undefined },
    levels: {
      watch: (_id, listener) => {
        listening.add(listener);
        return () => void listening.delete(listener);
      },
    },
    sound: { state: () => "on", subscribe: () => () => undefined, unlock: () => undefined },
    // A desk that never arrives: a test that is about sound brings its own.
    devices: { settings: createSoundStore(storage), desk: () => new Promise(() => undefined) },
    missed: { count: () => 0, subscribe: () => () => undefined },
    history: fakeHistory(),
    contacts: fakeContacts(),
    quality: createQualityStore(),
    probe: () =>
      Promise.resolve({
        gather: () => Promise.resolve({ found: ["host"], wanted: ["host"] }),
        allowed: () => Promise.resolve("granted"),
        askForNotifications: () => Promise.resolve("granted"),
      }),
    absence: createAbsenceStore(),
    dialDraft: createDialDraft(),
    newContact: createNewContact(),
    shift: {
      state: () => quietShift,
      subscribe: () => () => undefined,
      ask: (command) => void asked.push({ shift: command }),
      pauseReasons: ["break", "lunch"],
    },
    agent: { user: "alice", name: "Alice Lind" },
    server: "wss://pbx.example.com:8089/ws",
    businessNumbers,
    labUrl: null,
    signOut: () => void asked.push("sign-out"),
    takeLine: null,
    otherTab: null,
    ...over,
  };
  return {
    asked,
    prepared: () => prepared,
    become: (change) => {
      const before = current;
      current = { ...current, ...change };
      callMemory.notice(before, current);
      for (const listener of [...hearing]) listener(current, before);
    },
    sound: (levels) => {
      for (const listener of [...listening]) listener(levels);
    },
    preferences: preferences.getState,
    dialDraft: workplace.dialDraft,
    dialLinks: noticing.dialLinks,
    place: navigation.place,
    go: navigation.go,
    Provider: ({ children }) => (
      <Page>
        <WorkplaceProvider value={workplace}>{children}</WorkplaceProvider>
      </Page>
    ),
  };
}

/** An address bar that begins at the phone. */
export function fakeNavigation(start = "/"): Navigation {
  const listeners = new Set<() => void>();
  let place = start;
  let held: ((place: string) => void) | null = null;
  return {
    place: () => place,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    go: (next) => {
      if (held !== null) {
        held(next);
        return;
      }
      place = next;
      for (const listener of [...listeners]) listener();
    },
    hold: (wanted) => {
      held = wanted;
      return () => void (held = null);
    },
  };
}
