import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

/** One SIP message as Asterisk has written it down. */
export interface Logged {
  /** Milliseconds since 1970, by Asterisk's clock, which is this machine's. */
  readonly at: number;
  readonly way: "received" | "sent";
  /** The whole of it, first line and body included. */
  readonly text: string;
}

export interface SipLog {
  messages(): readonly Logged[];
  stop(): Promise<void>;
}

const heading =
  /^\[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})\] .*<--- (Received|Transmitting) SIP \w+ .* --->$/;

/** Splits a piece of Asterisk's log into the SIP messages in it; what is not one is left out. */
export function messagesIn(log: string): readonly Logged[] {
  const found: Logged[] = [];
  let lines: string[] | undefined;
  let start: Omit<Logged, "text"> | undefined;
  const finish = (): void => {
    if (start !== undefined && lines !== undefined) found.push({ ...start, text: lines.join("\n") });
  };
  for (const line of log.split("\n")) {
    const [, day, time, way] = heading.exec(line.trimEnd()) ?? [];
    if (day !== undefined && time !== undefined) {
      finish();
      start = { at: new Date(`${day}T${time}`).getTime(), way: way === "Received" ? "received" : "sent" };
      lines = [];
    } else if (/^\[\d{4}-\d\d-\d\d /.test(line)) {
      finish();
      start = lines = undefined;
    } else lines?.push(line.trimEnd());
  }
  finish();
  return found;
}

/** Follows Asterisk's log from its present end on, also over restarts; keeps the messages that `isWanted` wants. */
export async function followSipLog(file: string, isWanted: (text: string) => boolean): Promise<SipLog> {
  const kept: Logged[] = [];
  let position = await sizeOf(file);
  let rest = "";
  const take = (text: string): void => {
    const all = rest + text;
    // The last one may go on.
    const whole = all.lastIndexOf("\n[");
    rest = all.slice(whole + 1);
    if (whole >= 0) kept.push(...messagesIn(all.slice(0, whole)).filter((message) => isWanted(message.text)));
  };
  let isOver = false;
  const follow = async (): Promise<void> => {
    while (!isOver) {
      const size = await sizeOf(file);
      if (size < position) position = 0;
      if (size > position) {
        take(await piece(file, position, size));
        position = size;
      }
      await delay(50);
    }
  };
  const following = follow();
  return {
    messages: () => [...kept, ...messagesIn(rest).filter((message) => isWanted(message.text))],
    stop: async () => {
      isOver = true;
      await following;
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  const opened = await open(file).catch(() => undefined);
  if (opened === undefined) return 0;
  try {
    return (await opened.stat()).size;
  } finally {
    await opened.close();
  }
}

async function piece(file: string, from: number, to: number): Promise<string> {
  const opened = await open(file);
  try {
    const bytes = Buffer.alloc(to - from);
    await opened.read(bytes, 0, bytes.length, from);
    return bytes.toString("latin1");
  } finally {
    await opened.close();
  }
}
