import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { agentHz } from "../../lab/chromium.ts";
import type { Lab } from "../../lab/lab.ts";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import { recordingsDirectory } from "../../lab/meta-stand-in/meta.ts";
import { customerHz } from "./customer-voice.ts";
import { toneIn } from "./recording.ts";
import { lucia, ourNumber } from "./scene.ts";
import type { Span } from "./spans.ts";

/** Of a WAV file's header, which has no length in it before the call is over. */
const headerBytes = 44;
const rate = 8000;

/** The customer at the far end of the call. */
export interface Customer {
  readonly call: CustomerCall;
  /** When the agent could be heard there, as far as it is written down by now: a quarter of a second late. */
  heard(): Promise<readonly Span[]>;
}

/** Lucía calls and says a steady tone once somebody answers. */
export async function customerCalls(lab: Lab): Promise<Customer> {
  const audio = { toneHz: customerHz };
  const call = await lab.meta.callIn({ from: lucia.number, to: ourNumber, audio });
  const file = join(recordingsDirectory(lab.addresses), `${call.id}.wav`);
  return {
    call,
    heard: async () => {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      const count = Math.max(0, bytes.length - headerBytes) >> 1;
      const samples = Int16Array.from({ length: count }, (_, index) =>
        bytes.readInt16LE(headerBytes + 2 * index),
      );
      return toneIn({ rate, samples }, agentHz, call.facts().answeredAt ?? 0);
    },
  };
}
