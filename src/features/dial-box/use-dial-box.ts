import { readDialString, type DialString } from "../../core/dial/dial-string.ts";
import { knownName, mayDial } from "../../core/line-up/line-up.ts";
import {
  useCallFrom,
  useDialDraft,
  useNumberRules,
  usePhone,
  usePreferences,
  useWorkplace,
} from "../../stores/react.tsx";
import { countryName, strangersText } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { dial: texts, dialFaults } = words;

/** Who is to be called, for whatever offers the call. */
export type DialChoice = {
  /** E.164; null until the text is a number. */
  readonly customer: string | null;
  readonly name: string;
  readonly from: string | null;
  readonly call: (() => void) | undefined;
};

export type DialBoxRecord = {
  readonly text: string;
  /** Rises when somebody else than the agent's typing put a number in. */
  readonly handed: number;
  /** What the text is understood as. */
  readonly reading: { readonly text: string; readonly isFault: boolean };
  /** Why no call can be placed now, whatever the number. */
  readonly obstacle: string | null;
  /** The business numbers to call from; empty where the PBX chooses. */
  readonly from: readonly { readonly value: string; readonly text: string }[];
  readonly chosenFrom: string;
  /** True when a digit typed anywhere belongs in this box: no call is in the way. */
  readonly takesKeys: boolean;
  readonly change: (text: string) => void;
  readonly chooseFrom: (number: string) => void;
  /** Brings back the number dialled last. */
  readonly recall: (() => void) | undefined;
  readonly choice: DialChoice;
};

export function useDialBox(): DialBoxRecord {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const [, changePreferences] = usePreferences();
  const isReady = usePhone(({ line }) => line.phase === "ready");
  const isFree = usePhone(({ lineUp }) => mayDial(lineUp));
  const lastDialled = usePhone(({ lineUp }) => lineUp.recent.find((call) => call.direction === "outbound"));
  const [{ text, handed }, draft] = useDialDraft();
  const from = useCallFrom()?.number ?? null;

  const understood = readDialString(text, rules);
  const customer = understood.kind === "number" ? understood.e164 : null;
  const known = usePhone(({ lineUp }) => (customer === null ? null : knownName(lineUp, customer)));
  const callable = isReady && isFree ? customer : null;
  return {
    text,
    handed,
    reading: read(understood),
    obstacle: isReady ? (isFree ? null : texts.onACall) : texts.lineNotReady,
    from: businessNumbers.map(({ number, label }) => ({
      value: number,
      text: texts.fromOption(label, number.slice(-4)),
    })),
    chosenFrom: from ?? "",
    takesKeys: isFree,
    change: draft.write,
    chooseFrom: (businessNumber) => {
      draft.forgetFrom();
      changePreferences({ businessNumber });
    },
    recall: lastDialled && (() => draft.write(lastDialled.party.number)),
    choice: {
      customer,
      name: known === null ? numberOf(understood) : strangersText(known),
      from,
      call:
        callable === null
          ? undefined
          : () => {
              if (phone.dial(callable, from) !== null) draft.write("");
            },
    },
  };
}

const numberOf = (understood: DialString) => (understood.kind === "number" ? understood.international : "");

function read(understood: DialString): DialBoxRecord["reading"] {
  switch (understood.kind) {
    case "empty":
      return { text: texts.hint, isFault: false };
    case "number":
      return { text: joined(understood.international, nameOf(understood.country)), isFault: false };
    case "incomplete":
      return { text: joined(nameOf(understood.country), texts.incomplete), isFault: false };
    case "invalid":
      return { text: dialFaults[understood.fault], isFault: true };
  }
}

const nameOf = (country: string | null) => (country === null ? null : countryName(country));

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}
