import { useMemo } from "react";
import { useNumberRules } from "../../stores/react.tsx";
import { Select } from "../../ui/select.tsx";
import { dialingWords as texts } from "../../words/dialing-words.ts";
import { countryName } from "../../words/people.ts";
import { words } from "../../words/words.ts";

type Props = {
  /** ISO 3166; null until somebody has chosen. */
  readonly chosen: string | null;
  readonly choose: (country: string) => void;
};

/** Of which country a number without a country code is. */
export function CountryChoice({ chosen, choose }: Props) {
  const { national } = useNumberRules();
  const options = useMemo(() => {
    const { compare } = new Intl.Collator(words.locale);
    return (national?.countries ?? [])
      .map(({ country, callingCode }) => ({
        value: country,
        text: `${countryName(country) ?? country} +${callingCode}`,
      }))
      .toSorted((one, other) => compare(one.text, other.text));
  }, [national]);
  if (options.length === 0) return null;
  return (
    <Select
      label={texts.country}
      value={chosen ?? ""}
      options={chosen === null ? [{ value: "", text: texts.choose }, ...options] : options}
      onChange={(country) => {
        if (country !== "") choose(country);
      }}
    />
  );
}
