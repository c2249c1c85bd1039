/** A fault a person can do something about: `message` is one or two whole sentences, the last one the remedy. */
export class LabError extends Error {
  override readonly name = "LabError";
}

/** The text to show for anything thrown: a sentence for our own faults, the stack for a bug. */
export function describeError(error: unknown): string {
  if (error instanceof LabError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Whether `error` is one of Node's system errors with this code, e.g. "ENOENT". */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
