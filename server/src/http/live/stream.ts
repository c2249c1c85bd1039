import type { ServerResponse } from "node:http";

/** What may wait for a slow reader: some snapshots of a big team. */
const mostBytesWaiting = 512 * 1024;

/** One page's stream of events (HTML, 9.2). */
export type Stream = {
  /** `text`: one line of JSON. */
  send(text: string): void;
  /**
   * For a reader that has not taken the last thing yet this waits, and a later one takes its place: of a picture of
   * everything only the newest matters.
   */
  sendLatest(text: string): void;
  /** A comment, by which both ends notice a dead connection. A reader that took nothing since the last one is cut off. */
  beat(): void;
  end(): void;
};

/** @param gone called once, when the connection is over for whatever reason. */
export function createStream(raw: ServerResponse, gone: () => void): Stream {
  let reader: "keeping-up" | "behind" | "behind-since-last-beat" = "keeping-up";
  let latest: string | null = null;

  raw.once("close", gone);
  // Somebody who left before we began: their close is over and done with.
  if (raw.destroyed) setImmediate(gone);
  raw.on("drain", () => {
    reader = "keeping-up";
    const waiting = latest;
    latest = null;
    if (waiting !== null) send(waiting);
  });

  function write(chunk: string): void {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.write(chunk)) return;
    if (reader === "keeping-up") reader = "behind";
    if (raw.writableLength > mostBytesWaiting) raw.destroy();
  }

  function send(text: string): void {
    write(`data: ${text}\n\n`);
  }

  return {
    send,
    sendLatest(text) {
      if (reader === "keeping-up") send(text);
      else latest = text;
    },
    beat() {
      if (reader === "behind-since-last-beat") raw.destroy();
      else if (reader === "behind") reader = "behind-since-last-beat";
      write(":\n\n");
    },
    end() {
      raw.end();
    },
  };
}
