import type { ShiftAtPbx } from "../../../core/phones/phone.ts";
import type { Instant } from "../../../core/time.ts";
import type { AriEvent } from "../ari-types.ts";
import { extensionOf } from "../names.ts";
import type { Evaluate } from "./probe.ts";

type KnownShift = Exclude<ShiftAtPbx, { state: "unknown" }>;

/** By extension. Whoever is not in it was not asked about. */
export type Shifts = ReadonlyMap<string, KnownShift>;

/** An expression's value is cut at 4096 characters: who is not in so long a list may have been cut off. */
const LONG_LIST = 4_000;

/**
 * How the queue has these agents (asterisk-samples/extensions.conf, [shift]). Whether somebody is paused is the queue's own
 * word; since when and why is what the dialplan has kept beside it, as the queue does not tell.
 */
export async function readShifts(valueOf: Evaluate, extensions: readonly string[]): Promise<Shifts> {
  const list = await valueOf("QUEUE_MEMBER_LIST(whatsapp)");
  const members = new Set(list.split(","));
  const shifts = new Map<string, KnownShift>();
  for (const extension of extensions) {
    if (members.has(`PJSIP/${extension}`)) {
      const shift = await readMember(valueOf, extension);
      if (shift !== null) shifts.set(extension, shift);
    } else if (list.length < LONG_LIST) shifts.set(extension, { state: "not-in-queue" });
  }
  return shifts;
}

async function readMember(valueOf: Evaluate, extension: string): Promise<KnownShift | null> {
  const paused = `\${QUEUE_MEMBER(whatsapp,paused,PJSIP/${extension})}`;
  // One question for both; what a phone chose is last. Not DB(): ARI may not read that (live_dangerously).
  const text = await valueOf(`EVAL(${paused} \${GLOBAL(WA_SHIFT_${extension})})`);
  const [, is, since = "", reason = ""] = /^([01]) (?:(\d{0,12}) ([a-z0-9-]{0,32}))?$/.exec(text) ?? [];
  if (is === undefined) return null;
  if (is === "0") return { state: "ready" };
  return {
    state: "paused",
    reason: reason === "" ? null : reason,
    since: since === "" ? null : Number(since) * 1_000,
  };
}

/** What we know once an agent's shift was read: of a pause of which Asterisk has kept nothing, what we saw ourselves. */
export function withShift(shifts: Shifts, extension: string, read: KnownShift, at: Instant): Shifts {
  return new Map(shifts).set(extension, shiftAfter(shifts.get(extension), read, at));
}

function shiftAfter(known: KnownShift | undefined, read: KnownShift, at: Instant): KnownShift {
  if (read.state !== "paused" || read.since !== null || known === undefined) return read;
  return known.state === "paused" ? known : { ...read, since: at };
}

/** The agent whose shift may be another after this event; null: it is about something else. */
export function shiftToldBy(event: AriEvent): string | null {
  if (event.type !== "TextMessageReceived") return null;
  const { endpoint, message } = event;
  const isAboutShift = endpoint?.technology === "PJSIP" && /^(?:pjsip|sip):shift@/.test(message.to);
  return isAboutShift ? extensionOf(endpoint.resource) : null;
}
