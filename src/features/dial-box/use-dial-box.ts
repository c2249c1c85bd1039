import { useState } from "react";
import { readDialString, type DialString } from "../../core/dial/dial-string.ts";
import { mayDial } from "../../core/line-up/line-up.ts";
import { useNumberRules, usePhone, usePreferences, useWorkplace } from "../../stores/react.tsx";
import { countryName } from "../../words/people.ts";
import { words } from "../../words/words.ts";

const { dial: texts, dialFaults } = words;

export type DialBoxRecord = {
  readonly text: string;
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
  readonly call: (() => void) | undefined;
};

export function useDialBox(): DialBoxRecord {
  const { phone, businessNumbers } = useWorkplace();
  const rules = useNumberRules();
  const [preferences, changePreferences] = usePreferences();
  const isReady = usePhone(({ line }) => line.phase === "ready");
  const isFree = usePhone(({ lineUp }) => mayDial(lineUp));
  const lastDialled = usePhone(({ lineUp }) => lineUp.recent.find((call) => call.direction === "outbound"));
  const [text, setText] = useState("");

  const understood = readDialString(text, rules);
  const preferred =
    businessNumbers.find(({ number }) => number === preferences.businessNumber) ?? businessNumbers[0];
  const from = preferred?.number ?? null;
  const callable = isReady && isFree && understood.kind === "number" ? understood.e164 : null;
  return {
    text,
    reading: read(understood),
    obstacle: isReady ? (isFree ? null : texts.onACall) : texts.lineNotReady,
    from: businessNumbers.map(({ number, label }) => ({
      value: number,
      text: texts.fromOption(label, number.slice(-4)),
    })),
    chosenFrom: from ?? "",
    takesKeys: isFree,
    change: setText,
    chooseFrom: (businessNumber) => changePreferences({ businessNumber }),
    recall: lastDialled && (() => setText(lastDialled.customer.number)),
    call:
      callable === null
        ? undefined
        : () => {
            if (phone.dial(callable, from) !== null) setText("");
          },
  };
}

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
