import { describe, expect, it } from "vitest";
import { createManualClock } from "../../testing/manual-clock.ts";
import { createLineLock, type TabLocks } from "./line-lock.ts";

/** The locks of one browser, as the Web Locks API has them (w3c.github.io/web-locks): one holder a name, others wait. */
function aBrowser(): TabLocks {
  type Waiting = { readonly begin: () => void };
  let holder: { readonly lose: () => void } | null = null;
  const waiting: Waiting[] = [];

  function letGo(who: object): void {
    if (holder !== who) return;
    holder = null;
    waiting.shift()?.begin();
  }

  const request = (
    _name: string,
    options: LockOptions,
    callback: (lock: Lock) => Promise<unknown>,
  ): Promise<unknown> =>
    new Promise((done, fail) => {
      const begin = (): void => {
        const me = { lose: () => fail(new DOMException("stolen", "AbortError")) };
        holder = me;
        void callback({ mode: "exclusive", name: "line" }).then((value) => {
          letGo(me);
          done(value);
        });
      };
      if (options.steal === true) {
        holder?.lose();
        begin();
      } else if (holder === null) begin();
      else {
        const mine: Waiting = { begin };
        waiting.push(mine);
        options.signal?.addEventListener("abort", () => {
          waiting.splice(waiting.indexOf(mine), 1);
          fail(options.signal?.reason as Error);
        });
      }
    });
  return { request: request as TabLocks["request"] };
}

const line = "1001@pbx.example.com";
const aTab = (browser: TabLocks | undefined) => {
  const taken: true[] = [];
  const clock = createManualClock();
  return { ...createLineLock(browser, line, clock, () => void taken.push(true)), taken, clock };
};

describe("the tabs of one browser", () => {
  it("the first has the line, the second does not", async () => {
    const browser = aBrowser();
    const [first, second] = [aTab(browser), aTab(browser)];
    expect(await first.take("if-free")).toBe(true);
    const asked = second.take("if-free");
    second.clock.pass(1_000);
    expect(await asked).toBe(false);
    expect(first.taken).toEqual([]);
  });

  it("a reload gets it although the page before has not quite let go", async () => {
    const browser = aBrowser();
    const [before, after] = [aTab(browser), aTab(browser)];
    await before.take("if-free");
    const asked = after.take("if-free");
    before.release();
    expect(await asked).toBe(true);
  });

  it("the second takes it when asked, and the first is told", async () => {
    const browser = aBrowser();
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
    const tab = aTab(aBrowser());
    await tab.take("if-free");
    expect(await tab.take("from-others")).toBe(true);
    await Promise.resolve();
    expect(tab.taken).toEqual([]);
  });

  it("without locks every tab may have it", async () => {
    expect(await aTab(undefined).take("if-free")).toBe(true);
  });
});
