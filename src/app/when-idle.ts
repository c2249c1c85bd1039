import type { OpeningPage } from "./opening.ts";

/** Resolves once the page has nothing urgent to do: signing in goes first. */
export async function whenIdle(page: Partial<Window> & OpeningPage = window): Promise<void> {
  await page.ringbridgeOpening?.line?.settled;
  return new Promise((done) => {
    // Missing in Safari.
    const { requestIdleCallback } = page;
    if (requestIdleCallback === undefined) setTimeout(done, 500);
    else requestIdleCallback(() => done(), { timeout: 3_000 });
  });
}
