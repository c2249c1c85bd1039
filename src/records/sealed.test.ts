import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it } from "vitest";
import { createSealed } from "./sealed.ts";

const profile = "a browser profile";
const value = { calls: [{ number: "+34655102030" }], password: "a good password" };
beforeEach(() => Dexie.delete(profile));

function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

describe("what a tab keeps sealed", () => {
  it("is read by the next page of the same profile, and by nobody who only has the storage", async () => {
    const tab = aStorage();
    await createSealed(tab, "kept", profile).put(value);
    expect(await createSealed(tab, "kept", profile).open()).toEqual(value);
    for (const secret of ["655102030", "password", btoa("a good password").slice(0, 12)])
      expect(tab.getItem("kept")).not.toContain(secret);
    expect(await createSealed(tab, "kept", "another profile").open()).toBeNull();
  });

  it("is never the same text twice", async () => {
    const tab = aStorage();
    const sealed = createSealed(tab, "kept", profile);
    await sealed.put(value);
    const first = tab.getItem("kept");
    await sealed.put(value);
    expect(tab.getItem("kept")).not.toBe(first);
  });

  it("is what was put last, also when nothing was", async () => {
    const tab = aStorage();
    const sealed = createSealed(tab, "kept", profile);
    await Promise.all([sealed.put(value), sealed.put(null)]);
    expect(await sealed.open()).toBeNull();
    await Promise.all([sealed.put(null), sealed.put("the last")]);
    expect(await sealed.open()).toBe("the last");
  });

  it.each(["", "no base64 !", btoa("short"), btoa("x".repeat(200))])(
    "is nothing when it is %j",
    async (text) => {
      const tab = aStorage();
      tab.setItem("kept", text);
      expect(await createSealed(tab, "kept", profile).open()).toBeNull();
    },
  );

  it("two tabs that make the key at once have one key", async () => {
    const [one, other] = [aStorage(), aStorage()];
    await Promise.all([
      createSealed(one, "kept", profile).put("one"),
      createSealed(other, "kept", profile).put("other"),
    ]);
    expect(await createSealed(one, "kept", profile).open()).toBe("one");
    expect(await createSealed(other, "kept", profile).open()).toBe("other");
  });
});
