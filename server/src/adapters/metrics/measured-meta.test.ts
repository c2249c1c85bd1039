import { expect, it } from "vitest";
import { createFakeMeta } from "../../testing/fake-meta.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { measureMeta } from "./measured-meta.ts";
import { createPrometheus } from "./prometheus.ts";

const access = {
  baseUrl: "https://graph.facebook.com/v26.0",
  authorization: "Bearer",
  accessToken: "the-token-that-works",
} as const;

it("counts every question by name and outcome, with its time, and answers as before", async () => {
  const clock = createManualClock();
  const fake = createFakeMeta(clock);
  fake.addNumber("106540352242922", "+34910111222");
  const metrics = createPrometheus();
  const meta = measureMeta(fake, metrics, clock);

  expect(await meta.readNumber(access, "106540352242922")).toMatchObject({ kind: "answered" });
  fake.refuse("readNumber", "rate-limited");
  expect(await meta.readNumber(access, "106540352242922")).toMatchObject({ kind: "fault" });
  const open = fake.holdNext();
  const slow = meta.listNumbers(access, "102290129340398");
  clock.advance(3_000);
  open();
  await slow;

  const { text } = await metrics.page();
  expect(text).toContain('ringbridge_meta_answer_seconds_count{question="read-number",outcome="answered"} 1');
  expect(text).toContain(
    'ringbridge_meta_answer_seconds_count{question="read-number",outcome="rate-limited"} 1',
  );
  expect(text).toContain('ringbridge_meta_answer_seconds_sum{question="list-numbers",outcome="answered"} 3');
  expect(text).not.toContain("the-token-that-works");
});
