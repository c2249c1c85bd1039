/** Where the lab tells a person what it does. */
export interface Reporter {
  /** One finished line. */
  line(text: string): void;
  /** A line that the next one may replace, e.g. "34 of 89 MB". */
  progress(text: string): void;
}

export const silent: Reporter = { line: () => undefined, progress: () => undefined };

/** Writes to a stream; on a terminal, progress stays on one line. */
export function createReporter(stream: NodeJS.WriteStream = process.stderr): Reporter {
  let replaceable = false;
  let lastProgress = "";
  return {
    line(text) {
      stream.write(`${replaceable ? "\r\u001b[K" : ""}${text}\n`);
      replaceable = false;
    },
    progress(text) {
      if (text === lastProgress) return;
      lastProgress = text;
      if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
      else stream.write(`${text}\n`);
      replaceable = stream.isTTY;
    },
  };
}
