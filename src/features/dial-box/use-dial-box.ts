import { useEffect } from "react";
import type { CallId, PartyKind } from "../../core/call/call.ts";
import { lacksCountry, readDialString, type DialString } from "../../core/dial/dial-string.ts";
import { knownName, mayDial } from "../../core/line-up/line-up.ts";
import {
  useCallFrom,
  useColleagues,
  useDialDraft,
  useNumberRules,
  usePhone,
  usePreferences,
  useWorkplace,
  type Colleague,
} from "../../stores/react.tsx";
import { countryName, nameOf, strangersText } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { dial: texts, dialFaults } = words;

/** Who is to be called, for whatever offers the call. */
export type DialChoice = {
  /** E.164; null until the text is a number. */
  readonly customer: string | null;
  readonly name: string;
  /** What the button says, where that is not just "Call". */
  readonly label?: string;
  readonly from: string | null;
  readonly call: (() => void) | undefined;
};

export type DialBoxRecord = {
  readonly text: string;
  /** Rises when somebody else than the agent's typing put a number in. */
  readonly handed: number;
  /** What the text is understood as. */
  readonly reading: { readonly text: string; readonly isFault: boolean };
  /** The number, once it is one: more is known of it. */
  readonly found: { readonly e164: string; readonly country: string | null } | null;
  /** Of which country the number is; undefined where it says so itself. */
  readonly country:
    { readonly chosen: string | null; readonly choose: (country: string) => void } | undefined;
  /** Why no call can be placed now, whatever the number. */
  readonly obstacle: string | null;
  /** What a call would do to another one. */
  readonly warning: string | null;
  /** The business numbers to call from; empty where the PBX chooses. */
  readonly from: readonly { readonly value: string; readonly text: string }[];
  readonly chosenFrom: string;
  /** True when a digit typed anywhere belongs in this box: no call is in the way. */
  readonly takesKeys: boolean;
  readonly change: (text: string) => void;
  readonly chooseFrom: (number: string) => void;
  /** Brings back the number dialled last. */
  readonly recall: { readonly who: string; readonly run: () => void } | undefined;
  readonly choice: DialChoice;
};

export function useDialBox(): DialBoxRecord {
  const { businessNumbers, phone } = useWorkplace();
  const rules = useNumberRules();
  const [, changePreferences] = usePreferences();
  const isOnACall = usePhone(({ lineUp }) => lineUp.live.some(({ phase }) => phase !== "ending"));
  const { list } = useColleagues();
  const [{ text, handed }, draft] = useDialDraft();
  const country = useCountry(text);
  const from = useCallFrom()?.number ?? null;
  const recall = useRecall();
  const choices = useChoices(from);

  const understood = readDialString(text, rules, country.chosen);
  const colleague = list.find(({ extension }) => extension === text.trim());
  const choice = colleague === undefined ? choices.customer(understood) : choices.colleague(colleague);
  const isWhole = choice.call !== undefined;
  useEffect(() => {
    if (isWhole) phone.prepareToDial();
  }, [isWhole, phone]);
  return {
    text,
    handed,
    reading: colleague === undefined ? read(understood) : { text: texts.colleague, isFault: false },
    found: foundIn(understood),
    country: country.isAsked ? country : undefined,
    obstacle: choices.obstacle,
    warning: isOnACall ? texts.holdsFirst : null,
    from: businessNumbers.map(({ number, label }) => ({
      value: number,
      text: texts.fromOption(label, number.slice(-4)),
    })),
    chosenFrom: from ?? "",
    takesKeys: choices.obstacle !== texts.onACall && !isOnACall,
    change: draft.write,
    chooseFrom: (businessNumber) => {
      draft.forgetFrom();
      changePreferences({ businessNumber });
    },
    recall,
    choice,
  };
}

const foundIn = (understood: DialString) => (understood.kind === "number" ? understood : null);

/** Of which country a number without a country code is; asked once there are tables to choose from. */
function useCountry(text: string) {
  const { national } = useNumberRules();
  const [{ numberCountry }, change] = usePreferences();
  return {
    isAsked: national !== undefined && lacksCountry(text),
    chosen: numberCountry,
    choose: (country: string) => change({ numberCountry: country }),
  };
}

/** The number dialled last, and the way to bring it back. */
function useRecall(): DialBoxRecord["recall"] {
  const rules = useNumberRules();
  const { list } = useColleagues();
  const [, draft] = useDialDraft();
  const last = usePhone(({ lineUp }) =>
    lineUp.recent.find(({ direction, kind }) => direction === "outbound" && isDialled(kind)),
  );
  return (
    last && {
      who: nameOf(last.party.number, list, rules),
      run: () => draft.write(last.party.number),
    }
  );
}

/** Who can be called, and why nobody can. */
function useChoices(from: string | null) {
  const { phone, contacts } = useWorkplace();
  const recent = usePhone(({ lineUp }) => lineUp.recent);
  const [, draft] = useDialDraft();
  const isReady = usePhone(({ line }) => line.phase === "ready");
  const isFree = usePhone(({ lineUp }) => mayDial(lineUp));
  const placing = (dial: () => CallId | null) =>
    isReady && isFree
      ? () => {
          if (dial() !== null) draft.placed();
        }
      : undefined;
  return {
    obstacle: isReady ? (isFree ? null : texts.onACall) : texts.lineNotReady,
    customer: (understood: DialString): DialChoice => {
      if (understood.kind !== "number") return { customer: null, name: "", from, call: undefined };
      const { e164, international } = understood;
      const known = contacts.nameOf(e164) ?? knownName({ recent }, e164);
      return {
        customer: e164,
        name: known === null ? international : strangersText(known),
        from,
        call: placing(() => phone.dial(e164, from)),
      };
    },
    /** Nobody's permission is needed inside the company. */
    colleague: ({ extension, name }: Colleague): DialChoice => ({
      customer: null,
      name,
      label: texts.callColleague(name, extension),
      from: null,
      call: placing(() => phone.dialInside({ kind: "colleague", party: { number: extension, name } })),
    }),
  };
}

/** A conference, the echo and parking places are not dialled. */
const isDialled = (kind: PartyKind) => kind === "customer" || kind === "colleague";

function read(understood: DialString): DialBoxRecord["reading"] {
  switch (understood.kind) {
    case "empty":
      return { text: texts.hint, isFault: false };
    case "number":
      return { text: joined(understood.international, countryOf(understood.country)), isFault: false };
    case "incomplete":
      return { text: joined(countryOf(understood.country), texts.incomplete), isFault: false };
    case "invalid":
      return { text: dialFaults[understood.fault], isFault: true };
  }
}

const countryOf = (country: string | null) => (country === null ? null : countryName(country));

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}
