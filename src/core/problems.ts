/**
 * The catalogue of what can be wrong with the line. Codes and parameters only: the words are the interface's
 * (src/words), in the agent's language.
 */
export type LineProblem = {
  readonly code: LineProblemCode;
  /** The server's own reason, such as "403 Forbidden"; small print. */
  readonly detail: string | null;
  /** Seconds the server asked us to stay away (Retry-After), or null. */
  readonly retryAfter: number | null;
};

export type LineProblemCode = keyof typeof lineProblems;

type Entry = {
  /** `again`: trying later may help by itself. `agent`: only a person can help. */
  readonly cure: "again" | "agent";
};

export const lineProblems = {
  /** The socket did not open: server off, port closed, certificate not trusted (browsers do not say which). */
  "server-unreachable": { cure: "again" },
  /** The socket was open and closed without our asking. */
  "connection-lost": { cure: "again" },
  /** The computer itself says it has no network. */
  "computer-offline": { cure: "again" },
  /** No answer to our registration in time. */
  "server-silent": { cure: "again" },
  /** The server answered with an error that may pass (5xx and the like). */
  "server-error": { cure: "again" },
  /** User name or password is wrong. */
  "password-refused": { cure: "agent" },
  /** The user exists but may not register here, or the address of record is unknown. */
  "user-refused": { cure: "agent" },
  /** The phone of this person is in use in another tab, browser or computer; it can be taken back from there. */
  "taken-over": { cure: "agent" },
  /** The backend gave no password for the line: it is away, or Asterisk is. */
  "no-credentials": { cure: "again" },
  /** The password that the backend has just given is not accepted: backend and Asterisk disagree. */
  "credentials-refused": { cure: "agent" },
} as const satisfies Record<string, Entry>;

/** True when trying again by itself makes sense; false when only a person can help. */
export function mayRetry(problem: LineProblem): boolean {
  return lineProblems[problem.code].cure === "again";
}
