import { Plus, X } from "lucide-react";
import { contactLimits } from "../../core/contacts/contact.ts";
import { readDialString } from "../../core/dial/dial-string.ts";
import type { NumberRules } from "../../core/ports/number-rules.ts";
import { useNumberRules, usePreferences } from "../../stores/react.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { contactsWords } from "../../words/contacts-words.ts";
import { countryName } from "../../words/people.ts";
import { words } from "../../words/words.ts";
import type { NumberFieldFault } from "./contact-form.ts";

const { form: texts } = contactsWords;

type Props = {
  readonly numbers: readonly string[];
  readonly faults: readonly (NumberFieldFault | undefined)[];
  readonly onChange: (numbers: readonly string[]) => void;
};

/** The numbers of a contact, each with what it is understood as. */
export function NumberFields({ numbers, faults, onChange }: Props) {
  const rules = useNumberRules();
  const [{ numberCountry: home }] = usePreferences();
  const put = (index: number, text: string) =>
    onChange(numbers.map((number, at) => (at === index ? text : number)));
  return (
    <div role="group" aria-label={texts.numbers} className="grid gap-3">
      {numbers.map((number, index) => (
        <TextField
          key={index}
          label={texts.number(index + 1)}
          hint={understood(number, rules, home) ?? undefined}
          fault={faultText(faults[index])}
          inputMode="tel"
          dir="ltr"
          autoComplete="off"
          maxLength={200}
          autoFocus={index > 0 && number === ""}
          value={number}
          onChange={(event) => put(index, event.target.value)}
          trailing={
            numbers.length > 1 && (
              <IconButton
                label={texts.removeNumber(index + 1)}
                icon={<X aria-hidden size={16} />}
                onClick={() => onChange(numbers.filter((_, at) => at !== index))}
              />
            )
          }
        />
      ))}
      {numbers.length < contactLimits.numbers && (
        <span>
          <Button
            size="s"
            look="quiet"
            icon={<Plus aria-hidden size={15} />}
            onClick={() => onChange([...numbers, ""])}
          >
            {texts.addNumber}
          </Button>
        </span>
      )}
    </div>
  );
}

function understood(text: string, rules: NumberRules, home: string | null): string | null {
  const read = readDialString(text, rules, home);
  if (read.kind === "empty") return words.dial.hint;
  if (read.kind !== "number") return null;
  const country = read.country === null ? null : countryName(read.country);
  return [read.international, country].filter((part) => part !== null).join(" · ");
}

function faultText(fault: NumberFieldFault | undefined): string | undefined {
  if (fault === undefined) return undefined;
  if (typeof fault === "object") return texts.faults.taken(fault.takenBy);
  return fault === "no-number" || fault === "incomplete" ? texts.faults[fault] : words.dialFaults[fault];
}
