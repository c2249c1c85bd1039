import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { agentHz } from "../../lab/chromium.ts";
import type { Lab } from "../../lab/lab.ts";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import { recordingsDirectory } from "../../lab/meta-stand-in/meta.ts";
import { customerHz } from "./customer-voice.ts";
import { inTime, otherThan, toneIn, window } from "./recording.ts";
import { lucia, ourNumber } from "./scene.ts";
import { joined } from "./spans.ts";
import type { Span } from "./spans.ts";

/** Of a WAV file's header, which has no length in it before the call is over. */
const headerBytes = 44;
const rate = 8000;

/** The customer at the far end of the call. */
export interface Customer {
  readonly call: CustomerCall;
  /** When the agent could be heard there, as far as it is written down by now: a quarter of a second late. */
  heard(): readonly Span[];
  /** When something else could, such as ringing or music: they wait for somebody, and are not left in silence. */
  rung(): readonly Span[];
}

/** Lucía calls and says a steady tone once somebody answers. */
export async function customerCalls(lab: Lab): Promise<Customer> {
  const audio = { toneHz: customerHz };
  const call = await lab.meta.callIn({ from: lucia.number, to: ourNumber, audio });
  const file = join(recordingsDirectory(lab.addresses), `${call.id}.wav`);
  let heard: readonly Span[] = [];
  let rung: readonly Span[] = [];
  let looked = 0;
  let startedAt: number | undefined;
  const look = async (): Promise<void> => {
    startedAt ??= call.facts().answeredAt;
    if (startedAt === undefined) return;
    const { samples, whole } = await samplesFrom(file, looked);
    startedAt = inTime(startedAt, (1000 * (looked + whole)) / rate, Date.now());
    const from = startedAt + (1000 * looked) / rate;
    heard = joined([...heard, ...toneIn({ rate, samples }, agentHz, from)], 1);
    rung = joined([...rung, ...otherThan({ rate, samples }, agentHz, from)], 1);
    looked += whole;
  };
  // All the time: only what is looked at as it comes shows when that was.
  const follow = async (): Promise<void> => {
    while (call.state() !== "ended") {
      await look();
      await delay(100);
    }
    await look();
  };
  void follow();
  return { call, heard: () => heard, rung: () => rung };
}

/** What a recording that is still being written holds from this sample on, as far as whole windows go. */
async function samplesFrom(file: string, first: number) {
  const bytes = await pieceFrom(file, headerBytes + 2 * first);
  const length = rate * window;
  const whole = Math.floor((bytes.length >> 1) / length) * length;
  const samples = Int16Array.from({ length: whole }, (_, index) => bytes.readInt16LE(2 * index));
  return { samples, whole };
}

/** Empty while there is no such file. */
async function pieceFrom(file: string, position: number): Promise<Buffer> {
  const opened = await open(file).catch(() => undefined);
  if (opened === undefined) return Buffer.alloc(0);
  try {
    const { size } = await opened.stat();
    const bytes = Buffer.alloc(Math.max(0, size - position));
    await opened.read(bytes, 0, bytes.length, position);
    return bytes;
  } finally {
    await opened.close();
  }
}
