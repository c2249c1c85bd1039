import { describe, expect, it } from "vitest";
import { createShelf, type RowTable } from "./shelf.ts";

type Row = { readonly id: string; readonly text: string };

/** A table whose writes the test may make fail. */
function fakeTable(start: readonly Row[] = []) {
  const kept = new Map(start.map((row) => [row.id, row]));
  const heeding = new Set<() => void>();
  const batches: (readonly string[])[] = [];
  let fault: Error | null = null;
  const table: RowTable<Row> = {
    readAll: () => Promise.resolve([...kept.values()]),
    write: (put, remove) => {
      if (fault !== null) return Promise.reject(fault);
      batches.push([...put.map(({ id }) => id), ...remove.map((id) => `-${id}`)]);
      for (const row of put) kept.set(row.id, row);
      for (const id of remove) kept.delete(id);
      return Promise.resolve();
    },
    heed: (listener) => {
      heeding.add(listener);
      return () => void heeding.delete(listener);
    },
  };
  return {
    table,
    batches,
    kept,
    heeding,
    fail: (name: string | null) => {
      fault = name === null ? null : Object.assign(new Error("no"), { name });
    },
  };
}

const noNotes = (): void => undefined;
const one = { id: "1", text: "one" };
const two = { id: "2", text: "two" };
const open = (fake: ReturnType<typeof fakeTable>) => createShelf(() => Promise.resolve(fake.table), noNotes);
const textsOf = (shelf: ReturnType<typeof open>) => [...shelf.rows().values()].map(({ text }) => text);

describe("a shelf", () => {
  it("shows what is put there at once and writes it down behind", async () => {
    const fake = fakeTable();
    const shelf = open(fake);
    shelf.put([one]);
    expect(textsOf(shelf)).toEqual(["one"]);
    expect(fake.kept.size).toBe(0);
    await shelf.settled();
    expect([...fake.kept.values()]).toEqual([one]);
    expect(shelf.keeping()).toBe("kept");
  });

  it("joins what was put there before the database was open with what was in it", async () => {
    const fake = fakeTable([one, two]);
    const shelf = open(fake);
    shelf.put([{ ...two, text: "two, newer" }]);
    shelf.remove(["1"]);
    await shelf.settled();
    expect(textsOf(shelf)).toEqual(["two, newer"]);
    expect([...fake.kept.keys()]).toEqual(["2"]);
  });

  it("tells its listeners of each change, until they go", async () => {
    const shelf = open(fakeTable());
    let heard = 0;
    const quiet = shelf.subscribe(() => {
      heard += 1;
    });
    shelf.put([one]);
    expect(heard).toBe(1);
    await shelf.settled();
    quiet();
    shelf.put([two]);
    expect(heard).toBe(2);
  });

  it("goes on without room, says so, and writes everything once there is some", async () => {
    const fake = fakeTable();
    const shelf = open(fake);
    fake.fail("QuotaExceededError");
    shelf.put([one]);
    await shelf.settled();
    expect(shelf.keeping()).toBe("full");
    expect(textsOf(shelf)).toEqual(["one"]);
    fake.fail(null);
    shelf.put([two]);
    await shelf.settled();
    expect(shelf.keeping()).toBe("kept");
    expect(fake.batches).toEqual([["1", "2"]]);
  });

  it("goes on where nothing may be kept, and says so", async () => {
    const shelf = createShelf<Row>(() => Promise.reject(new Error("denied")), noNotes);
    shelf.put([one]);
    await shelf.settled();
    expect(shelf.keeping()).toBe("blocked");
    expect([...shelf.rows().values()]).toEqual([one]);
  });

  it("opens at the next try what did not open at the first", async () => {
    const fake = fakeTable([one]);
    let tries = 0;
    const shelf = createShelf<Row>(
      () =>
        ++tries === 1 ? Promise.reject(new Error("its code did not arrive")) : Promise.resolve(fake.table),
      noNotes,
    );
    shelf.open();
    await shelf.settled();
    expect(shelf.keeping()).toBe("blocked");
    shelf.put([two]);
    await shelf.settled();
    expect(shelf.keeping()).toBe("kept");
    expect(textsOf(shelf)).toEqual(["one", "two"]);
  });

  it("takes over what another tab has written, and keeps what it has not written itself", async () => {
    const fake = fakeTable();
    const shelf = open(fake);
    shelf.open();
    await shelf.settled();
    fake.kept.set("2", two);
    fake.fail("QuotaExceededError");
    shelf.put([one]);
    await shelf.settled();
    for (const listener of fake.heeding) listener();
    await new Promise((done) => setImmediate(done));
    expect(textsOf(shelf)).toEqual(["two", "one"]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    const fake = fakeTable();
    const shelf = open(fake);
    shelf.open();
    await shelf.settled();
    shelf.stop();
    expect(fake.heeding.size).toBe(0);
  });
});
