import { expect, test } from "vitest";
import { rest } from "../../../testing/rest.ts";
import type { Ari } from "../ari.ts";
import { createShiftReader } from "./shift-reader.ts";

/** Asterisk, which makes one probe for each read. */
function anAsterisk() {
  let paused = "0";
  const probes: string[] = [];
  const ari: Ari = ({ method, query }) => {
    if (method === "POST") probes.push(query?.["channelId"] ?? "");
    const variable = query?.["variable"] ?? "";
    const value = variable.startsWith("EVAL") ? `${paused}  ` : "PJSIP/1001,PJSIP/1002";
    return Promise.resolve({ kind: "answered", body: method === "GET" ? { value } : undefined });
  };
  return { ari, probes, pause: () => (paused = "1") };
}

test("many asks while it reads make one more read, which sees what the first could not", async () => {
  const asterisk = anAsterisk();
  const read: string[] = [];
  const reader = createShiftReader({
    ari: asterisk.ari,
    app: "x",
    onRead: (shifts) => {
      for (const [who, { state }] of shifts) read.push(`${who} ${state}`);
      asterisk.pause();
    },
  });
  for (let i = 0; i < 20; i++) reader.ask("1001");
  await rest();
  expect(read).toEqual(["1001 ready", "1001 paused"]);
  expect(asterisk.probes).toHaveLength(2);
  reader.ask("1001");
  await rest();
  expect(read).toHaveLength(3);
});

test("an Asterisk that is gone tells nothing, and may be asked again", async () => {
  const told: unknown[] = [];
  const asked: string[] = [];
  const ari: Ari = ({ method }) => {
    asked.push(method);
    return Promise.resolve({ kind: "unreachable" });
  };
  const reader = createShiftReader({ ari, app: "x", onRead: (shifts) => told.push(shifts) });
  reader.ask("1001");
  await rest();
  reader.ask("1001");
  await rest();
  expect([told, asked]).toEqual([[], ["POST", "POST"]]);
});
