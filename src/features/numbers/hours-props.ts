import type { HoursFields } from "./settings-fields.ts";

/** What every part of the call hours is given. */
export type HoursProps = {
  readonly hours: HoursFields;
  /** The sentence for what is wrong at a place of the form. */
  readonly said: (place: string) => string | undefined;
  readonly onChange: (hours: HoursFields) => void;
};
