import type { MetaFaultKind } from "../api/contract.ts";

/** What happened at Meta, what it means, and what helps (null: nothing is needed). */
export type MetaTelling = { readonly title: string; readonly meaning: string; readonly help: string | null };

/** For every kind without words of its own: also those that a newer backend knows. */
export const unknownMetaFault: MetaTelling = {
  title: "Meta refused this",
  meaning: "Meta gave a reason that has no explanation here; its own words are in the details.",
  help: "If it happens again, give the details to your administrator.",
};

export const metaFaults: Readonly<Partial<Record<MetaFaultKind, MetaTelling>>> = {
  unknown: unknownMetaFault,
  unreachable: {
    title: "Meta was not reached",
    meaning: "The backend found no way to Meta. Nothing was changed there.",
    help: "Try again in a minute. If it stays, check the backend’s way to the internet.",
  },
  timeout: {
    title: "Meta did not answer in time",
    meaning: "Whether it did what was asked is not known.",
    help: "Read the settings again before you repeat it.",
  },
};
