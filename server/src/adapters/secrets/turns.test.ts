import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("runs two at once, the others in the order in which they came, also after a failure", async () => {
  const inTurn = createTurns(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string, failure?: Error) =>
    inTurn(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      if (failure !== undefined) throw failure;
      return name;
    });

  const alice = run("alice");
  const bob = run("bob", new Error("out of memory"));
  const carol = run("carol");
  const dan = run("dan");
  await Promise.resolve();
  expect(begun).toEqual(["alice", "bob"]);

  ends.get("bob")?.();
  await expect(bob).rejects.toThrow("out of memory");
  expect(begun).toEqual(["alice", "bob", "carol"]);

  ends.get("alice")?.();
  expect(await alice).toBe("alice");
  expect(begun).toEqual(["alice", "bob", "carol", "dan"]);
  ends.get("carol")?.();
  ends.get("dan")?.();
  expect(await Promise.all([carol, dan])).toEqual(["carol", "dan"]);
});
