import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { HistoryEntry } from "../core/history/entry.ts";
import { friday } from "../testing/builders.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { bruno, lucia, maria } from "../testing/people.ts";
import { createKeptNotes } from "../testing/kept-notes.ts";
import { aContact, anEntry, aSummary } from "../testing/records.ts";
import { databaseName, openDatabase, versions } from "./database.ts";
import { openRecords, type Records } from "./open-records.ts";
import { openTables } from "./tables.ts";

const day = 24 * 3_600_000;
const minute = 60_000;

const opened: Records[] = [];
let notes = createKeptNotes();
beforeEach(async () => {
  notes = createKeptNotes();
  await Dexie.delete(databaseName);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ stop }) => stop()));
});

/** The records of somebody, once they are read. */
async function recordsOf(
  owner: string,
  over: Partial<Parameters<typeof openRecords>[0]> = {},
): Promise<Records> {
  const clock = createManualClock(friday);
  const compareNames = (one: string, other: string) => one.localeCompare(other);
  const records = openRecords({
    owner,
    retentionDays: 30,
    clock,
    notes,
    page: crypto.randomUUID(),
    idle: () => Promise.resolve(),
    compareNames,
    ...over,
  });
  opened.push(records);
  const { history, contacts } = records;
  await until(records, () => [history, contacts].every(({ state }) => state().keeping !== "opening"));
  return records;
}

function until({ history, contacts }: Records, isSo: () => boolean): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (!isSo()) return;
      quiet.forEach((stop) => stop());
      done();
    };
    const quiet = [history.subscribe(look), contacts.subscribe(look)];
    look();
  });
}

/** The same person after a reload of the page. */
async function reloaded(records: Records, owner: string): Promise<Records> {
  opened.splice(opened.indexOf(records), 1);
  await records.stop();
  return recordsOf(owner);
}

const idsIn = ({ history }: Records) => history.state().entries.map(({ id }) => id);

describe("the log of calls", () => {
  it("survives a reload, newest first", async () => {
    const before = await recordsOf("alice");
    before.history.add(anEntry("answered", { id: "first" }));
    before.history.add(anEntry("missed", { id: "second", party: bruno, begun: friday + minute }));
    const after = await reloaded(before, "alice");
    expect(idsIn(after)).toEqual(["second", "first"]);
    expect(after.history.state().keeping).toBe("kept");
    expect(after.missed.count()).toBe(1);
  });

  it("is nobody else's who uses this browser", async () => {
    const alices = await recordsOf("alice");
    alices.history.add(anEntry("answered"));
    alices.contacts.save([aContact()]);
    const bobs = await reloaded(alices, "bob");
    expect(idsIn(bobs)).toEqual([]);
    expect(bobs.contacts.nameOf(maria.number)).toBeNull();
  });

  it("keeps notes, tags, quality and what was handled", async () => {
    const before = await recordsOf("alice");
    before.history.add(anEntry("missed", { id: "1" }));
    before.history.change("1", { note: "Order 12853", tags: ["refund"], handled: friday });
    before.history.addQuality("1", aSummary({ level: "good", timeToAudio: 300 }));
    const [entry] = (await reloaded(before, "alice")).history.state().entries;
    expect(entry).toMatchObject({
      note: "Order 12853",
      tags: ["refund"],
      handled: friday,
      quality: aSummary({ level: "good", timeToAudio: 300 }),
    });
  });

  it("keeps which colleague took a call, and reads what an earlier version kept without", async () => {
    const before = await recordsOf("alice");
    before.history.add(anEntry("answered-elsewhere", { id: "1", takenBy: lucia }));
    const now = anEntry("answered-elsewhere", { id: "2", begun: friday - minute });
    const older = Object.fromEntries(Object.entries(now).filter(([field]) => field !== "takenBy"));
    before.history.add(older as HistoryEntry);
    const { entries } = (await reloaded(before, "alice")).history.state();
    expect(entries.map(({ takenBy }) => takenBy)).toEqual([lucia, null]);
  });

  it("takes a quality that comes before its call", async () => {
    const { history } = await recordsOf("alice");
    history.addQuality("1", aSummary({ level: "poor" }));
    history.add(anEntry("answered", { id: "1" }));
    expect(history.state().entries[0]?.quality?.level).toBe("poor");
  });

  it("no longer counts a missed call once its caller was talked to", async () => {
    const { history, missed } = await recordsOf("alice");
    history.add(anEntry("missed", { id: "1" }));
    expect(missed.count()).toBe(1);
    history.add(
      anEntry("answered", {
        id: "2",
        direction: "outbound",
        begun: friday + minute,
        ended: friday + 2 * minute,
      }),
    );
    expect(missed.count()).toBe(0);
  });

  it("can be cleared", async () => {
    const before = await recordsOf("alice");
    before.history.add(anEntry("answered"));
    before.history.clear();
    expect(idsIn(await reloaded(before, "alice"))).toEqual([]);
  });

  it("holds on to calls that end before the database is there", async () => {
    const records = openRecords({
      owner: "alice",
      retentionDays: 30,
      clock: createManualClock(friday),
      notes,
      page: "first",
      idle: () => new Promise(() => undefined),
      compareNames: () => 0,
    });
    opened.push(records);
    records.history.add(anEntry("answered", { id: "early" }));
    expect(records.history.state()).toMatchObject({ keeping: "opening", entries: [{ id: "early" }] });
    await until(records, () => records.history.state().keeping === "kept");
    expect(idsIn(await reloaded(records, "alice"))).toEqual(["early"]);
  });

  it("shows in another tab of the same person", async () => {
    const here = await recordsOf("alice");
    const there = await recordsOf("alice");
    here.history.add(anEntry("missed", { id: "1" }));
    await until(there, () => there.missed.count() === 1);
    there.history.change("1", { handled: friday });
    await until(here, () => here.missed.count() === 0);
  });

  it("leaves out rows that are no calls", async () => {
    const database = await openDatabase();
    await database.calls.bulkAdd([
      { id: "odd", owner: "alice", begun: friday },
      { ...anEntry("answered", { id: "fine" }), owner: "alice", later: "a field of the future" },
    ]);
    database.close();
    expect(idsIn(await recordsOf("alice"))).toEqual(["fine"]);
  });

  it("is not kept where the browser forbids it; the phone has it until it is closed", async () => {
    const records = await recordsOf("alice", { load: () => Promise.reject(new Error("denied")) });
    records.history.add(anEntry("missed"));
    expect(records.history.state()).toMatchObject({ keeping: "blocked", entries: [{ outcome: "missed" }] });
  });
});

describe("what a page has not written when it is gone", () => {
  const gone = (owner: string) => {
    // A page that is closed before the database has opened: whatever it waits for never comes.
    const never = new Promise<never>(() => undefined);
    const page = crypto.randomUUID();
    const clock = createManualClock(friday);
    return openRecords({
      ...{ owner, page, notes, clock, retentionDays: 30, compareNames: () => 0 },
      idle: () => never,
      load: () => never,
    });
  };

  it("is there on the next one", async () => {
    gone("alice").history.add(anEntry("missed", { id: "1" }));
    const after = await recordsOf("alice");
    expect(idsIn(after)).toEqual(["1"]);
    expect(after.missed.count()).toBe(1);
    expect(notes.length).toBe(0);
  });

  it("is the last of what was said of a call", async () => {
    const { history } = gone("alice");
    history.add(anEntry("missed", { id: "1" }));
    history.change("1", { note: "Order 12853" });
    history.change("1", { handled: friday });
    const [entry] = (await recordsOf("alice")).history.state().entries;
    expect(entry).toMatchObject({ note: "Order 12853", handled: friday });
  });

  it("goes from the next page when it was removed", async () => {
    const before = await recordsOf("alice");
    before.history.add(anEntry("missed", { id: "1" }));
    before.contacts.save([aContact()]);
    await reloaded(before, "alice");
    const shelf = gone("alice");
    shelf.history.add(anEntry("missed", { id: "1" }));
    shelf.history.clear();
    const after = await recordsOf("alice");
    expect(idsIn(after)).toEqual([]);
    expect(after.contacts.nameOf(maria.number)).not.toBeNull();
  });

  it("is written down for its owner, whoever comes next", async () => {
    gone("alice").contacts.save([aContact()]);
    const bobs = await recordsOf("bob");
    expect(bobs.contacts.nameOf(maria.number)).toBeNull();
    expect(notes.length).toBe(0);
    expect((await reloaded(bobs, "alice")).contacts.nameOf(maria.number)).toBe("Mariana O.");
  });

  it("is of every page that is gone", async () => {
    gone("alice").history.add(anEntry("missed", { id: "1" }));
    gone("alice").history.add(anEntry("missed", { id: "2", begun: friday - minute }));
    expect(idsIn(await recordsOf("alice"))).toEqual(["1", "2"]);
  });

  it("is too old like everything else", async () => {
    gone("alice").history.add(anEntry("missed", { id: "1", begun: friday - 31 * day }));
    expect(idsIn(await recordsOf("alice"))).toEqual([]);
    expect(notes.length).toBe(0);
  });

  it("shows in a tab that was open all the time", async () => {
    const there = await recordsOf("alice");
    gone("alice").history.add(anEntry("missed", { id: "1" }));
    await recordsOf("alice");
    await until(there, () => there.missed.count() === 1);
  });

  it.each([
    ["no JSON", "{"],
    ["another form", JSON.stringify({ owner: "alice", table: "people", changes: [] })],
    [
      "rows that are no calls",
      JSON.stringify({ owner: "alice", table: "calls", changes: [["1", { id: "1" }]] }),
    ],
  ])("goes when it is %s", async (_, text) => {
    notes.setItem("ringbridge.unwritten.calls.odd", text);
    notes.setItem("somebody.else", "stays");
    expect(idsIn(await recordsOf("alice"))).toEqual([]);
    expect(notes.length).toBe(1);
  });

  it("is nothing once all of it is written", async () => {
    const { history, contacts, stop } = await recordsOf("alice");
    history.add(anEntry("missed", { id: "1" }));
    contacts.save([aContact()]);
    expect(notes.length).toBe(2);
    await stop();
    expect(notes.length).toBe(0);
  });

  it("may fail to be noted: the call is written down all the same", async () => {
    const full = {
      ...createKeptNotes(),
      setItem: () => {
        throw new Error("no room");
      },
    };
    const before = await recordsOf("alice", { notes: full });
    before.history.add(anEntry("missed", { id: "1" }));
    expect(idsIn(await reloaded(before, "alice"))).toEqual(["1"]);
  });
});

describe("what is too old", () => {
  const old = anEntry("answered", { id: "old", begun: friday - 31 * day });
  const recent = anEntry("answered", { id: "recent", begun: friday - 29 * day });

  it("goes when the page starts, whoever it belonged to", async () => {
    const tables = await openTables({
      owner: "gone",
      retentionDays: 365,
      clock: { now: () => friday },
      notes,
    });
    await tables.calls.write([old, recent], []);
    tables.close();
    await recordsOf("alice");
    const database = await openDatabase();
    onTestFinished(database.close);
    expect(await database.calls.toCollection().primaryKeys()).toEqual(["recent"]);
  });

  it("goes while the page stays open, once a day", async () => {
    const clock = createManualClock(friday);
    const records = await recordsOf("alice", { clock });
    records.history.add(recent);
    clock.pass(2 * day);
    expect(idsIn(records)).toEqual([]);
  });
});

describe("an older form of the database", () => {
  /** A call as version 1 kept it: before tags, and before missed calls waited. */
  function entryOfVersion1(): Omit<HistoryEntry, "tags" | "handled"> & { readonly owner: string } {
    const { tags, handled, ...entry } = anEntry("missed", { id: "old", note: "Call about order 12853" });
    expect([tags, handled]).toEqual([[], null]);
    return { ...entry, owner: "alice" };
  }

  it("is brought up to date with everything in it", async () => {
    const first = new Dexie(databaseName);
    first.version(1).stores({ calls: "id, owner, begun" });
    await first.table("calls").add(entryOfVersion1());
    first.close();
    const records = await recordsOf("alice");
    expect(records.history.state().entries).toEqual([
      anEntry("missed", { id: "old", note: "Call about order 12853", tags: [], handled: friday + 65_000 }),
    ]);
    records.contacts.save([aContact()]);
    expect((await reloaded(records, "alice")).contacts.nameOf(maria.number)).toBe("Mariana O.");
  });

  it("is what the list of forms begins with, each followed by the next", () => {
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
    expect(versions[0]?.stores).toEqual({ calls: "id, owner, begun" });
  });

  it("may be newer than this page: what both know is there", async () => {
    const newer = new Dexie(databaseName);
    newer.version(99).stores({ calls: "id, owner, begun", contacts: "id, owner", recordings: "id" });
    await newer.table("calls").add({ ...anEntry("answered", { id: "1" }), owner: "alice", transcript: "…" });
    newer.close();
    expect(idsIn(await recordsOf("alice"))).toEqual(["1"]);
  });
});
