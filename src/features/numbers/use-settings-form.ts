import { useState } from "react";
import type { BusinessNumber, WantedCallSettings } from "../../api/contract.ts";
import { useWriteCallSettings } from "../../api/numbers.ts";
import type { ApiProblem } from "../../api/problem.ts";
import {
  differing,
  fieldsOf,
  isSame,
  wantedOf,
  withMetas,
  type SettingName,
  type SettingsFields,
} from "./settings-fields.ts";
import { faultsFrom, faultsOf, type SettingsFaults } from "./settings-faults.ts";

export type SettingsForm = {
  readonly fields: SettingsFields;
  readonly faults: SettingsFaults;
  readonly problem: ApiProblem | null;
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  /** Nobody has saved settings yet: what stands here is a suggestion, which can be saved as it is. */
  readonly isSuggested: boolean;
  readonly isSaved: boolean;
  /** What somebody else has saved while this form was being changed. */
  readonly conflict: Conflict | null;
  readonly change: (fields: Partial<SettingsFields>) => void;
  readonly takeMetas: (() => void) | undefined;
  readonly discard: () => void;
  readonly save: () => void;
};

export type Conflict = {
  readonly differing: readonly SettingName[];
  readonly saved: WantedCallSettings;
  readonly mine: WantedCallSettings;
  readonly take: () => void;
  readonly keep: () => void;
};

const homeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was typed, and the decision it was typed over; null while nothing was. */
type Draft = { readonly fields: SettingsFields; readonly over: WantedCallSettings | null } | null;

/** The call settings' form. Until somebody types it shows what is true, also when that changes. */
export function useSettingsForm(number: BusinessNumber): SettingsForm {
  const [draft, setDraft] = useState<Draft>(null);
  const write = useWriteCallSettings();
  const { wanted, meta, destination } = number;
  const start = fieldsOf(number, homeZone());
  const fields = draft?.fields ?? start;
  const isDirty = draft !== null && !isSame(wantedOf(draft.fields), wantedOf(start));
  const isOvertaken = draft !== null && isDirty && !isSame(draft.over, wanted);
  const found = faultsOf(fields, destination);

  const become = (next: SettingsFields) => {
    // What is on its way is what the form shows until Meta has answered.
    if (write.isPending) return;
    setDraft({ fields: next, over: draft === null ? wanted : draft.over });
    write.reset();
  };
  return {
    fields,
    faults: { ...faultsFrom(write.error, fields), ...found },
    problem: write.error,
    isBusy: write.isPending,
    isDirty,
    isSuggested: wanted === null,
    isSaved: write.isSuccess && !isDirty,
    conflict:
      isOvertaken && wanted !== null
        ? {
            differing: differing(wanted, wantedOf(fields)),
            saved: wanted,
            mine: wantedOf(fields),
            take: () => {
              setDraft(null);
              write.reset();
            },
            keep: () => {
              setDraft({ fields, over: wanted });
              write.reset();
            },
          }
        : null,
    change: (some) => become({ ...fields, ...some }),
    takeMetas: meta === null ? undefined : () => become(withMetas(fields, meta)),
    discard: () => {
      setDraft(null);
      write.reset();
    },
    save: () => {
      if (Object.keys(found).length > 0 || isOvertaken || write.isPending) return;
      write.mutate({ number, wanted: wantedOf(fields) }, { onSuccess: () => setDraft(null) });
    },
  };
}
