import { setTimeout as delay } from "node:timers/promises";

/** Nothing tells when this is so, so it is asked again and again. @throws Error when it is not in time. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  patience = 30_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${String(patience / 1000)} s: ${what}.`);
    await delay(50);
  }
}

export const seconds = (count: number): Promise<void> => delay(1000 * count);
