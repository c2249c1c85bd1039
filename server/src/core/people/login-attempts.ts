import type { Failures } from "./lock-out.ts";

/** What is known of sign-ins that the database does not know, or not yet. Keys: `failuresKeyOf` of the login. */
export type LoginAttempts = {
  /** How many passwords are being looked at now: a hundred at once must not all be free. */
  underWay(login: string): number;
  begin(login: string): void;
  end(login: string): void;
  /** Failures of a login that does not exist: it locks like others, so that a lock tells nobody which logins exist. */
  failuresOfUnknown(login: string): Failures;
  noteUnknown(login: string, failures: Failures): void;
};

/** Remembers so many unknown logins, then forgets the one that was tried longest ago. */
export function createLoginAttempts(most = 10_000): LoginAttempts {
  const underWay = new Map<string, number>();
  const unknown = new Map<string, Failures>();

  function count(login: string, change: 1 | -1) {
    const left = (underWay.get(login) ?? 0) + change;
    if (left > 0) underWay.set(login, left);
    else underWay.delete(login);
  }

  return {
    underWay: (login) => underWay.get(login) ?? 0,
    begin: (login) => count(login, 1),
    end: (login) => count(login, -1),
    failuresOfUnknown: (login) => unknown.get(login) ?? { failures: 0, lockedUntil: null },
    noteUnknown(login, failures) {
      unknown.delete(login);
      unknown.set(login, failures);
      const [oldest] = unknown.keys();
      if (unknown.size > most && oldest !== undefined) unknown.delete(oldest);
    },
  };
}
