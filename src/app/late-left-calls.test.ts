import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { createBrowserLocks } from "../testing/browser-locks.ts";
import { aLeftCall } from "../testing/left-calls.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createLeftByTab } from "./late-left-calls.ts";

const line = "1001@pbx.example.com";
/** A key is made and kept by the browser, which takes its time on a busy machine. */
const patiently = { timeout: 20_000 };

/** What a tab keeps, by key. */
function aTab(items: ReadonlyMap<string, string> = new Map()) {
  const kept = new Map(items);
  const storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
  return { kept, storage: storage as Storage };
}

/** A browser in which `first` has talked and kept its call. */
async function aTalkingTab() {
  const tab = aTab();
  const clock = createManualClock();
  let end = (): void => undefined;
  const locks = createBrowserLocks();
  // A lock goes with the page that has it.
  const ofFirst: typeof locks = {
    request: ((name: string, hold: () => Promise<unknown>) =>
      locks.request(name, () =>
        Promise.race([hold(), new Promise<void>((done) => (end = done))]),
      )) as typeof locks.request,
  };
  const first = createLeftByTab(tab.storage, ofFirst, clock, "first");
  const keeping = first.keeping(line, null);
  keeping.keep([aLeftCall({ id: "marias" })]);
  await vi.waitFor(() => expect(tab.kept.get("ringbridge.calls")).toBeDefined(), patiently);
  return { tab, clock, locks, keeping, endFirst: () => end() };
}

const aClockAt = (now: number) => ({ now: () => now, after: () => () => undefined });

describe("the calls of a tab", () => {
  it("are there for the page that is loaded again, once", async () => {
    const { tab, locks, clock, endFirst } = await aTalkingTab();
    endFirst();
    const next = createLeftByTab(tab.storage, locks, clock, "next");
    expect(await next.read()).toEqual({ line, signIn: null, calls: [aLeftCall({ id: "marias" })] });
    expect(await next.read()).toBeNull();
  });

  it("are not for a copy of the tab, while the first is there", async () => {
    const { tab, locks, clock } = await aTalkingTab();
    const copy = aTab(tab.kept);
    const read = createLeftByTab(copy.storage, locks, clock, "copy").read();
    clock.pass(1_000);
    expect(await read).toBeNull();
    expect(copy.kept.size).toBe(0);
    expect(tab.kept.has("ringbridge.calls")).toBe(true);
  });

  it("are there as long as Asterisk may have them, however long the talk was", async () => {
    const { tab, locks, clock, endFirst } = await aTalkingTab();
    clock.pass(3_600_000);
    endFirst();
    const soon = aClockAt(clock.now() + 100_000);
    expect(await createLeftByTab(tab.storage, locks, soon, "next").read()).not.toBeNull();
  });

  it("are not for whoever opens the closed tab again later, nor is the sign-in", async () => {
    const { tab, locks, clock, endFirst } = await aTalkingTab();
    endFirst();
    const later = aClockAt(clock.now() + 120_000);
    expect(await createLeftByTab(tab.storage, locks, later, "next").read()).toBeNull();
    expect(tab.kept.size).toBe(0);
  });

  it("are forgotten when they are over", async () => {
    const { tab, locks, clock, keeping, endFirst } = await aTalkingTab();
    keeping.keep([]);
    await vi.waitFor(() => expect(tab.kept.get("ringbridge.calls")).toBeUndefined(), patiently);
    endFirst();
    expect(await createLeftByTab(tab.storage, locks, clock, "next").read()).toBeNull();
  });

  it("are none when what is kept is not ours", async () => {
    const tab = aTab(
      new Map([
        ["ringbridge.calls", btoa("{}")],
        ["ringbridge.calls-of", "somebody"],
      ]),
    );
    const read = createLeftByTab(tab.storage, createBrowserLocks(), createManualClock(), "next").read();
    expect(await read).toBeNull();
  });
});
