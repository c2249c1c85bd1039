import type { Instant } from "../time.ts";

export type Role = "agent" | "supervisor" | "administrator";

/** Somebody who may sign in. With an extension they have a phone in Asterisk. */
export type Person = {
  readonly id: string;
  /** What they type to sign in; unique without regard to case. */
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly extension: string | null;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly lastSignInAt: Instant | null;
  readonly version: number;
};

/** What is protected by role; what everybody signed in may do is not listed. */
export type Right =
  "see-team" | "see-people" | "manage-people" | "manage-numbers" | "see-audit" | "see-all-calls";

const rights: Readonly<Record<Role, readonly Right[]>> = {
  agent: [],
  supervisor: ["see-team", "see-people", "see-all-calls"],
  administrator: ["see-team", "see-people", "manage-people", "manage-numbers", "see-audit", "see-all-calls"],
};

/** Whether a person of this role has this right. */
export function may(role: Role, right: Right): boolean {
  return rights[role].includes(right);
}
