/** For requests whose failure only means that the other side was quicker. */
export async function quietly(ask: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await ask();
  } catch {
    // The session is over either way; its end was told when it happened.
  }
}
