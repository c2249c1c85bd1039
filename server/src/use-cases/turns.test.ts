import { expect, test } from "vitest";
import { rest } from "../testing/rest.ts";
import { createTurns } from "./turns.ts";

/** Work that tells when it begins and ends, and ends when it is let go. */
function work(name: string, log: string[]) {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  return {
    letGo,
    run: async () => {
      log.push(`${name} begins`);
      await gate;
      log.push(`${name} ends`);
      return name;
    },
  };
}

test("the same thing is done one after the other, other things meanwhile", async () => {
  const turns = createTurns();
  const log: string[] = [];
  const [first, second, other] = [work("first", log), work("second", log), work("other", log)];
  const all = [
    turns.take(["phone 1001"], first.run),
    turns.take(["phone 1001"], second.run),
    turns.take(["phone 1002"], other.run),
  ];
  second.letGo();
  other.letGo();
  await rest();
  expect(log).toEqual(["first begins", "other begins", "other ends"]);
  first.letGo();
  expect(await Promise.all(all)).toEqual(["first", "second", "other"]);
  expect(log.slice(3)).toEqual(["first ends", "second begins", "second ends"]);
});

test("two that want the same two things never wait for each other, whatever their order", async () => {
  const turns = createTurns();
  const log: string[] = [];
  const [first, second] = [work("first", log), work("second", log)];
  const both = [turns.take(["a", "b"], first.run), turns.take(["b", "a"], second.run)];
  first.letGo();
  second.letGo();
  await Promise.all(both);
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("who asks for two things keeps both from others", async () => {
  const turns = createTurns();
  const log: string[] = [];
  const [both, one, other] = [work("both", log), work("one", log), work("other", log)];
  const all = [turns.take(["a", "b"], both.run), turns.take(["a"], one.run), turns.take(["b"], other.run)];
  one.letGo();
  other.letGo();
  await rest();
  expect(log).toEqual(["both begins"]);
  both.letGo();
  await Promise.all(all);
});

test("work that fails ends its turn, and only its own asker hears of it", async () => {
  const turns = createTurns();
  const failing = turns.take(["a"], () => Promise.reject(new Error("no")));
  const next = turns.take(["a"], () => Promise.resolve("next"));
  await expect(failing).rejects.toThrow("no");
  await expect(next).resolves.toBe("next");
});

test("the same thing asked for twice by one does not make them wait for themselves", async () => {
  await expect(createTurns().take(["a", "a"], () => Promise.resolve(1))).resolves.toBe(1);
});
