/** Resolves once the page has nothing urgent to do: signing in goes first. */
export function whenIdle(): Promise<void> {
  return new Promise((done) => {
    // Missing in Safari.
    const { requestIdleCallback } = window as Partial<Window & typeof globalThis>;
    if (requestIdleCallback === undefined) setTimeout(done, 500);
    else requestIdleCallback(() => done(), { timeout: 3_000 });
  });
}
