import type { Agent } from "./agent.ts";

/** What the page says while this goes on counts as said by nobody: no eye can see it, as of a computer that sleeps. */
export async function unseen(
  { notes, tab }: Pick<Agent, "notes" | "tab">,
  work: () => Promise<void>,
): Promise<void> {
  const seen = tab();
  notes.silence(seen.id, Date.now());
  await work();
  await seen.run(() => globalThis.faultLookAgain());
}
