import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readWav } from "../lab/audio/wav.ts";
import { secondsOf } from "./testing/heard.ts";
import { startLabWithPhones, type LabWithPhones } from "./testing/lab-phones.ts";

const sales = "+12145550122";
/** The two notes of render/hold-tone.ts. */
const [first, second] = [392, 494];

let place: LabWithPhones;
beforeAll(async () => {
  place = await startLabWithPhones(58);
});
afterAll(() => place.stop());
afterEach(async () => {
  expect(await place.clear()).toEqual([]);
});

test("a customer on hold hears the music, in opus and without a word to Meta; then no more of it", async () => {
  const { lab } = place;
  const call = await lab.meta.callIn({ from: "+34655102030", to: sales, audio: { toneHz: 700 } });
  const offers = await place.offers();
  const talk = offers[0].accept();
  await call.until("answered");
  await place.bridged();
  const trunk = async () => (await lab.pbx.channels()).find(({ endpoint }) => endpoint.startsWith("wa-"))!;
  expect(await talk.setHold("held")).toBe(200);
  while ((await trunk()).packets.sent < 150) await setTimeout(20);
  expect(await trunk()).toMatchObject({ codec: "(opus)", isEncrypted: true });
  expect(await talk.setHold("none")).toBe(200);
  // Nothing comes from this agent's phone, so without the music nothing goes to the customer.
  const inAWhile = async () => {
    const { sent } = (await trunk()).packets;
    // As long as 20 packets of music.
    await setTimeout(400);
    return (await trunk()).packets.sent - sent;
  };
  await expect.poll(inAWhile).toBeLessThan(5);
  await call.hangUp();
  await expect.poll(() => talk.isOver()).toBe(true);
  const heard = secondsOf(await readWav(await call.recording()), [first, second]);
  expect(heard[first]).toBeGreaterThan(0.5);
  expect(heard[second]).toBeGreaterThan(0.3);
});
