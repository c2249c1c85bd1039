import { afterFailure, waitLeft } from "../../core/people/lock-out.ts";
import { failuresKeyOf, loginOf } from "../../core/people/login.ts";
import { passwordOf } from "../../core/people/password-rules.ts";
import type { SignInFacts } from "../../core/ports/storage.ts";
import { SECOND } from "../../core/time.ts";
import { note } from "../audit/note.ts";
import type { Ports } from "../ports.ts";
import { turnOfLogin } from "../turns.ts";

type Tried =
  | { readonly kind: "right"; readonly facts: SignInFacts }
  | { readonly kind: "wrong" }
  | { readonly kind: "locked"; readonly retryAfterSeconds: number };

type TryPorts = Pick<Ports, "storage" | "secrets" | "clock" | "memory">;

/**
 * Looks whether this is the password of an enabled person, and counts. Logins that do not exist get the same answers after
 * the same work: one hash, one write.
 */
export async function tryPassword(ports: TryPorts, login: string, password: string): Promise<Tried> {
  const { storage, secrets, clock, memory } = ports;
  const key = failuresKeyOf(login);

  const begun = await memory.turns.take([turnOfLogin(key)], async () => {
    const facts = await storage.people.findForSignIn(loginOf(login));
    const failures = facts ?? memory.loginAttempts.failuresOfUnknown(key);
    const wait = waitLeft(failures, memory.loginAttempts.underWay(key), clock.now());
    if (wait === 0) memory.loginAttempts.begin(key);
    return { facts, wait };
  });
  if (begun.wait > 0) return { kind: "locked", retryAfterSeconds: Math.ceil(begun.wait / SECOND) };

  try {
    const { facts } = begun;
    const matches = await secrets.verifyPassword(passwordOf(password), facts?.passwordHash ?? null);
    if (!matches || facts === null || facts.person.disabled) {
      await memory.turns.take([turnOfLogin(key)], () => countFailure(ports, login));
      return { kind: "wrong" };
    }
    // Not only at sign-in: whoever changes their password has shown it too.
    if (facts.failures > 0) await storage.people.noteFailure(facts.person.id, 0, null);
    return { kind: "right", facts };
  } finally {
    memory.loginAttempts.end(key);
  }
}

async function countFailure({ storage, clock, memory }: TryPorts, login: string): Promise<void> {
  const key = failuresKeyOf(login);
  const at = clock.now();
  const unknown = afterFailure(memory.loginAttempts.failuresOfUnknown(key), at);
  const known = await storage.transaction(async (within) => {
    const facts = await within.people.findForSignIn(loginOf(login));
    const { failures, lockedUntil } = facts === null ? unknown : afterFailure(facts, at);
    if (facts !== null) await within.people.noteFailure(facts.person.id, failures, lockedUntil);
    await note(within, {
      at,
      by: null,
      action: lockedUntil === null ? "session.refused" : "session.lock-out",
      target: readable(login),
      ...(lockedUntil === null ? {} : { detail: { seconds: `${(lockedUntil - at) / SECOND}` } }),
    });
    return facts !== null;
  });
  if (!known) memory.loginAttempts.noteUnknown(key, unknown);
}

/** What somebody typed, harmless in a list. */
const readable = (typed: string): string => typed.replaceAll(/\p{C}/gu, "").slice(0, 120);
