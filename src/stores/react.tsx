import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useStore, type StoreApi } from "zustand";
import type { CallId } from "../core/call/call.ts";
import type { Absence } from "../core/line/absence.ts";
import type { LevelMeter, SoundDesk } from "../core/ports/audio.ts";
import type { ContactBook, ContactsState } from "../core/ports/contact-book.ts";
import type { HistoryLog, HistoryState } from "../core/ports/history-log.ts";
import type { MissedCalls } from "../core/ports/missed.ts";
import type { ReadinessProbe } from "../core/ports/readiness-probe.ts";
import type { NumberRules } from "../core/ports/number-rules.ts";
import type { LiveQuality } from "../core/quality/live-quality.ts";
import type { Shift } from "../core/shift/shift.ts";
import type { PresenceWatch } from "../core/ports/presence.ts";
import type { TabSound } from "../core/ports/tab-sound.ts";
import type { Phone, PhoneState } from "../phone/phone.ts";
import type { CallMemory } from "../phone/reactions/call-memory.ts";
import type { AbsenceStore } from "./absence-store.ts";
import type { DialDraft, DialDraftStore } from "./dial-draft.ts";
import type { ShiftOfAgent } from "./shift.ts";
import type { NewContact, NewContactStore } from "./new-contact.ts";
import type { PhoneStore } from "./phone-store.ts";
import type { QualityStore } from "./quality-store.ts";
import type { Preferences, PreferencesStore } from "./preferences-store.ts";
import type { SoundStore } from "./sound-store.ts";

/** A number of the company that customers call and agents call from. */
export type BusinessNumber = { readonly number: string; readonly label: string };

/** Somebody of the company with a phone. */
export type Colleague = { readonly extension: string; readonly name: string };

/** Whom an agent can call or transfer to inside the company, and how their phones stand; parking places are watched too. */
export type Colleagues = { readonly list: readonly Colleague[] } & Pick<PresenceWatch, "watch">;

/** The phone is in another tab of this browser, and this one is its remote control. */
export type OtherTab = {
  /** Whether the phone can be had here now: what rings or is being placed cannot go along, nor can a conference. */
  readonly mayMove: () => boolean;
  /** Tells of every change; returns the undo. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** Everything the screens of a signed-in agent need, made once by the composition root. */
export type Workplace = {
  readonly phone: Pick<
    Phone,
    "line" | "prepareToDial" | "dial" | "dialInside" | "consult" | "merge" | "call" | "dismissOutcome"
  >;
  readonly phoneStore: PhoneStore;
  readonly callMemory: CallMemory;
  readonly colleagues: Colleagues;
  readonly levels: LevelMeter;
  /** How the calls that are up sound. */
  readonly quality: QualityStore;
  /** Whether this tab may ring at all. */
  readonly sound: TabSound;
  /** How this computer shall sound, and what watches over its devices: fetched after the phone, so it may not arrive. */
  readonly devices: { readonly settings: SoundStore; readonly desk: () => Promise<SoundDesk> };
  /** What a readiness check looks with; fetched when one is made. */
  readonly probe: () => Promise<ReadinessProbe>;
  readonly missed: MissedCalls;
  /** The agent's calls and contacts, kept in this browser. */
  readonly history: HistoryLog;
  readonly contacts: ContactBook;
  /** The time this page did not run, to be told. */
  readonly absence: AbsenceStore;
  readonly dialDraft: DialDraftStore;
  readonly newContact: NewContactStore;
  /** The agent's place in the queue. */
  readonly shift: ShiftOfAgent;
  readonly agent: { readonly user: string; readonly name: string };
  readonly server: string;
  readonly businessNumbers: readonly BusinessNumber[];
  /** Where customers can be made to call, if this is a lab. */
  readonly labUrl: string | null;
  readonly signOut: () => void;
  /** Brings the line here from another tab, browser or computer; null where only a new sign-in can. */
  readonly takeLine: (() => void) | null;
  /** Null where the phone is in this tab. */
  readonly otherTab: OtherTab | null;
};

/** What every screen needs, signed in or not. */
export type Surroundings = {
  readonly preferences: PreferencesStore;
  /** Numbering plans; a rough stand-in until the tables have loaded. */
  readonly numberRules: NumberRulesStore;
};

export type NumberRulesStore = Pick<StoreApi<NumberRules>, "getState" | "getInitialState" | "subscribe">;

const WorkplaceContext = createContext<Workplace | null>(null);
const SurroundingsContext = createContext<Surroundings | null>(null);

export function SurroundingsProvider(props: { readonly value: Surroundings; readonly children: ReactNode }) {
  return <SurroundingsContext value={props.value}>{props.children}</SurroundingsContext>;
}

export function WorkplaceProvider(props: { readonly value: Workplace; readonly children: ReactNode }) {
  return <WorkplaceContext value={props.value}>{props.children}</WorkplaceContext>;
}

/** The signed-in agent's workplace. Throws outside a WorkplaceProvider: a mistake of composition. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error("useWorkplace needs a WorkplaceProvider around it");
  return workplace;
}

function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === null) throw new Error("The screen needs a SurroundingsProvider around it");
  return surroundings;
}

/** Everybody with a phone but this agent, and how to watch them. */
export function useColleagues(): Colleagues {
  const { colleagues, agent } = useWorkplace();
  return useMemo(
    () => ({
      list: colleagues.list.filter(({ extension }) => extension !== agent.user),
      watch: colleagues.watch,
    }),
    [colleagues, agent.user],
  );
}

/** Reads a piece of the phone's state; renders again when that piece changes. */
export function usePhone<Piece>(select: (state: PhoneState) => Piece): Piece {
  return useStore(useWorkplace().phoneStore, select);
}

/** Whether there is a call beside those that ring. */
export function useIsOnACall(): boolean {
  return usePhone(({ lineUp }) => lineUp.live.some(({ phase }) => phase !== "incoming"));
}

/** The agent's calls; renders again when there is another one, or something is noted on one. */
export function useHistoryLog(): HistoryState {
  const { history } = useWorkplace();
  return useSyncExternalStore(history.subscribe, history.state);
}

/** Whom another screen handed to the contacts, and how to settle it. */
export function useNewContact(): readonly [NewContact, NewContactStore["hand"]] {
  const { newContact } = useWorkplace();
  return [useStore(newContact), newContact.hand];
}

/** The agent's contacts; renders again when one changes. */
export function useContacts(): ContactsState {
  const { contacts } = useWorkplace();
  return useSyncExternalStore(contacts.subscribe, contacts.state);
}

/** The time this page did not run, until it has been taken note of; and how to do that. */
export function useAbsence(): readonly [Absence | null, () => void] {
  const { absence } = useWorkplace();
  return [useStore(absence), () => absence.tell(null)];
}

/** The agent's shift, as it is now. */
export function useShift(): Shift {
  const { shift } = useWorkplace();
  return useSyncExternalStore(shift.subscribe, shift.state);
}

/** How a call that is up sounds; undefined until that is measured. */
export function useQuality(id: CallId | null): LiveQuality | undefined {
  return useStore(useWorkplace().quality, (qualities) => (id === null ? undefined : qualities.get(id)));
}

export function useDialDraft(): readonly [DialDraft, DialDraftStore] {
  const { dialDraft } = useWorkplace();
  return [useStore(dialDraft), dialDraft];
}

/** The business number the next call goes out from; null where there is none to choose. */
export function useCallFrom(): BusinessNumber | null {
  const { businessNumbers, dialDraft } = useWorkplace();
  const [preferences] = usePreferences();
  const wanted = useStore(dialDraft, ({ from }) => from) ?? preferences.businessNumber;
  return businessNumbers.find(({ number }) => number === wanted) ?? businessNumbers[0] ?? null;
}

export function usePreferences(): readonly [Preferences, PreferencesStore["change"]] {
  const { preferences } = useSurroundings();
  return [useStore(preferences), preferences.change];
}

export function useNumberRules(): NumberRules {
  return useStore(useSurroundings().numberRules);
}
