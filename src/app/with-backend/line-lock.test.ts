import { describe, expect, it } from "vitest";
import { createManualClock } from "../../testing/manual-clock.ts";
import { createBrowserLocks, type BrowserLocks } from "../../testing/browser-locks.ts";
import { createLineLock } from "./line-lock.ts";

const line = "1001@pbx.example.com";
const aTab = (browser: BrowserLocks | undefined) => {
  const taken: true[] = [];
  const clock = createManualClock();
  return { ...createLineLock(browser, line, clock, () => void taken.push(true)), taken, clock };
};

describe("the tabs of one browser", () => {
  it("the first has the line, the second does not", async () => {
    const browser = createBrowserLocks();
    const [first, second] = [aTab(browser), aTab(browser)];
    expect(await first.take("if-free")).toBe(true);
    const asked = second.take("if-free");
    second.clock.pass(1_000);
    expect(await asked).toBe(false);
    expect(first.taken).toEqual([]);
  });

  it("a reload gets it although the page before has not quite let go", async () => {
    const browser = createBrowserLocks();
    const [before, after] = [aTab(browser), aTab(browser)];
    await before.take("if-free");
    const asked = after.take("if-free");
    before.release();
    expect(await asked).toBe(true);
  });

  it("the second takes it when asked, and the first is told", async () => {
    const browser = createBrowserLocks();
    const [first, second] = [aTab(browser), aTab(browser)];
    await first.take("if-free");
    expect(await second.take("from-others")).toBe(true);
    await Promise.resolve();
    expect([first.taken.length, second.taken.length]).toEqual([1, 0]);
    expect(await first.take("from-others")).toBe(true);
    await Promise.resolve();
    expect([first.taken.length, second.taken.length]).toEqual([1, 1]);
  });

  it("taking it again where it is already is no loss", async () => {
    const tab = aTab(createBrowserLocks());
    await tab.take("if-free");
    expect(await tab.take("from-others")).toBe(true);
    await Promise.resolve();
    expect(tab.taken).toEqual([]);
  });

  it("without locks every tab may have it", async () => {
    expect(await aTab(undefined).take("if-free")).toBe(true);
  });
});
