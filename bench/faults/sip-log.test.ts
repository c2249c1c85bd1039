import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deafSpans, firstAnswered } from "./probe.ts";
import type { Asked } from "./probe.ts";
import { followSipLog, messagesIn } from "./sip-log.ts";
import { until } from "./until.ts";

const log = `[2026-11-21 11:20:15.665] NOTICE[24852][C-00000001] app_queue.c: Added interface 'PJSIP/1001'
[2026-11-21 11:20:53.530] VERBOSE[24149] res_pjsip_logger.c: <--- Transmitting SIP request (497 bytes) to WSS:127.0.0.1:33616 --->
MESSAGE sip:7010hnjb@127.0.0.1;transport=ws SIP/2.0
Call-ID: one
Content-Length: 5

hello

[2026-11-21 11:20:53.549] VERBOSE[24149] res_pjsip_logger.c: <--- Received SIP response (328 bytes) from WSS:127.0.0.1:33616 --->
SIP/2.0 200 OK
Call-ID: one


[2026-11-21 11:20:54.000] WARNING[24149] res_pjsip.c: something else
that goes on in a line of its own
`;

test("Asterisk's log gives SIP messages with their way and time, and nothing else", () => {
  const messages = messagesIn(log);
  expect(messages.map(({ way, text }) => [way, text.split("\n")[0]])).toEqual([
    ["sent", "MESSAGE sip:7010hnjb@127.0.0.1;transport=ws SIP/2.0"],
    ["received", "SIP/2.0 200 OK"],
  ]);
  expect(messages[0]?.text).toMatch(/^hello$/m);
  expect(messages[1]?.text).not.toContain("something else");
  expect((messages[1]?.at ?? 0) - (messages[0]?.at ?? 0)).toBe(19);
});

const good = (at: number): Asked => ({ at, answered: at + 30, online: true });
const mute = (at: number): Asked => ({ at, answered: undefined, online: true });

test("no call would have rung from a question without an answer to the next one with one", () => {
  const asked = [good(0), mute(500), mute(1000), good(1500), { ...good(2000), online: false }, good(2500)];
  expect(deafSpans(asked, 10_000)).toEqual([
    { from: 500, to: 1500 },
    { from: 2000, to: 2500 },
  ]);
});

test("an answer that comes late is none, one that may still come is no silence", () => {
  expect(deafSpans([good(0), { at: 500, answered: 4000, online: true }, good(5000)], 9000)).toEqual([
    { from: 500, to: 5000 },
  ]);
  expect(deafSpans([good(8000), mute(8500)], 9000)).toEqual([]);
});

test("the first that was answered since a moment", () => {
  expect(firstAnswered([good(0), mute(500), good(1000)], 400)?.at).toBe(1000);
  expect(firstAnswered([good(0)], 400)).toBeUndefined();
});

test("the log is followed from its end on, over pieces that end anywhere", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ringbridge-log-"));
  const file = join(folder, "sip.log");
  await writeFile(file, log);
  const followed = await followSipLog(file, (text) => text.includes("Call-ID"));
  const half = log.indexOf("Call-ID: one");
  await appendFile(file, log.slice(0, half));
  await until(() => followed.messages().length === 0, "the first half holds no whole message");
  await appendFile(file, log.slice(half));
  await until(() => followed.messages().length === 2, "both messages");
  await followed.stop();
  await rm(folder, { recursive: true });
});
