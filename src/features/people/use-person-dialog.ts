import { useState } from "react";
import type { Person } from "../../api/contract.ts";
import { useChangePerson, useCreatePerson } from "../../api/people.ts";
import type { ApiProblem } from "../../api/problem.ts";
import {
  changeOf,
  faultsFrom,
  faultsOf,
  newPersonOf,
  type PersonFaults,
  type PersonFields,
} from "./person-form.ts";

/** A person and the one-time token that lets them set a password. */
export type Invited = { readonly name: string; readonly token: string; readonly expiresAt: string };

export type PersonDialogRecord = {
  readonly fields: PersonFields;
  readonly faults: PersonFaults;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  readonly change: (fields: Partial<PersonFields>) => void;
  readonly submit: () => void;
};

/** Adding somebody; `done` gets the link to hand over. */
export function useNewPerson(extension: string, done: (invited: Invited) => void): PersonDialogRecord {
  const create = useCreatePerson();
  const form = useForm({ name: "", login: "", role: "agent", extension }, create.error, create.reset);
  return {
    ...form,
    busy: create.isPending,
    submit: () => {
      if (!form.check()) return;
      create.mutate(newPersonOf(form.fields), {
        onSuccess: ({ person, invitation }) => done({ name: person.name, ...invitation }),
      });
    },
  };
}

/** Changing somebody. */
export function useKnownPerson(person: Person, done: () => void): PersonDialogRecord {
  const update = useChangePerson();
  const { name, login, role, extension } = person;
  const form = useForm({ name, login, role, extension: extension ?? "" }, update.error, update.reset);
  return {
    ...form,
    busy: update.isPending,
    submit: () => {
      if (!form.check()) return;
      const change = changeOf(person, form.fields);
      if (change === null) done();
      else update.mutate({ person, change }, { onSuccess: done });
    },
  };
}

function useForm(start: PersonFields, error: ApiProblem | null, forget: () => void) {
  const [fields, setFields] = useState(start);
  const [isChecked, setChecked] = useState(false);
  const found = faultsOf(fields);
  const refused = faultsFrom(error);
  return {
    fields,
    faults: { ...(isChecked && found), ...refused },
    problem: refused === null ? error : null,
    change: (some: Partial<PersonFields>) => {
      setFields({ ...fields, ...some });
      forget();
    },
    check: () => {
      setChecked(true);
      return Object.keys(found).length === 0;
    },
  };
}
