import type { Person } from "../api/contract.ts";

/** The company's own people: Nora runs the place, Selma watches, Alice and Bob talk to customers. */
export const nora: Person = {
  id: "00000000-0000-4000-8000-000000000001",
  login: "nora",
  name: "Nora Haug",
  role: "administrator",
  extension: null,
  disabled: false,
  hasPassword: true,
  lastSignInAt: null,
  version: 1,
};

export const selma: Person = {
  ...nora,
  id: "00000000-0000-4000-8000-000000000002",
  login: "selma",
  name: "Selma Okafor",
  role: "supervisor",
};

export const alice: Person = {
  ...nora,
  id: "00000000-0000-4000-8000-000000000003",
  login: "alice",
  name: "Alice Lind",
  role: "agent",
  extension: "1001",
};

export const bob: Person = {
  ...alice,
  id: "00000000-0000-4000-8000-000000000004",
  login: "bob",
  name: "Bob Ortiz",
  extension: "1002",
};
