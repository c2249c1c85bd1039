import type { LucideIcon } from "lucide-react";

export const groups = ["number", "call", "people", "recent", "colleagues", "screens", "actions"] as const;
export type Group = (typeof groups)[number];

/** Something that can be found and done at once. */
export type Item = {
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  readonly detail: string | null;
  readonly Icon: LucideIcon;
  /** What it is found by, beside its title and detail: digits, other names. */
  readonly hints: string;
  readonly run: () => void;
};
