import { expect, it } from "vitest";
import type { LiveChange } from "../../core/ports/live.ts";
import { createFakeLogger } from "../../testing/fake-logger.ts";
import { createLive } from "./live-changes.ts";

const team: LiveChange = { kind: "team" };
const soon = () => new Promise((resolve) => setImmediate(resolve));

it("carries a change to everybody who listens, after whoever told it has gone on", async () => {
  const live = createLive(createFakeLogger());
  const heard: string[] = [];
  live.subscribe(({ kind }) => heard.push(`first ${kind}`));
  live.subscribe(({ kind }) => heard.push(`second ${kind}`));
  live.tell(team);
  expect(heard).toEqual([]);
  await soon();
  expect(heard).toEqual(["first team", "second team"]);
});

it("a listener that fails keeps nothing from the others", async () => {
  const logger = createFakeLogger();
  const live = createLive(logger);
  const heard: string[] = [];
  live.subscribe(() => {
    throw new TypeError("no");
  });
  live.subscribe(({ kind }) => heard.push(kind));
  live.tell(team);
  await soon();
  expect(heard).toEqual(["team"]);
  expect(logger.lines).toMatchObject([
    { event: "live.listener-failed", fields: { change: "team", fault: "TypeError" } },
  ]);
});

it("is silent for who has gone, and keeps nobody: a thousand pages come and go", async () => {
  const live = createLive(createFakeLogger());
  const heard: string[] = [];
  for (let i = 0; i < 1_000; i++) live.subscribe(({ kind }) => heard.push(kind))();
  live.tell(team);
  await soon();
  expect(heard).toEqual([]);
});
