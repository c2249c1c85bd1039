import type { Failures } from "./lock-out.ts";

/** Wrong passwords for logins that do not exist: they lock like others, so that a lock tells nobody which logins do. */
export type UnknownLogins = {
  find(login: string): Failures;
  note(login: string, failures: Failures): void;
};

/** Remembers so many logins, then forgets the one that was tried longest ago. */
export function createUnknownLogins(most = 10_000): UnknownLogins {
  const known = new Map<string, Failures>();
  return {
    find: (login) => known.get(login) ?? { failures: 0, lockedUntil: null },
    note(login, failures) {
      known.delete(login);
      known.set(login, failures);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}
