import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { LabError } from "../lab-error.ts";

/** The running program of bridge.py, which tells what each order does. */
export interface Bridge {
  /** Whose namespaces are the browser's. */
  readonly pid: number;
  /** @throws LabError when it is not obeyed. */
  order(line: string): Promise<void>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL("bridge.py", import.meta.url));

/** @throws LabError with what the bridge said when it does not come up. */
export async function startBridge(args: readonly string[]): Promise<Bridge> {
  // A group of its own: Ctrl-C in a terminal is ours to handle. The end of its input ends it, however we die.
  const child = spawn("python3", [program, ...args], { stdio: ["pipe", "pipe", "pipe"], detached: true });
  const ended = once(child, "close");
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  // Its end is told by what is not answered.
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done !== true) return value;
    await ended;
    throw new LabError(
      `The network is not up (${errors.trim() || "it did not say why"}). Is another one of this number open? Close it, or choose another lab.`,
    );
  };
  const [word, pid] = (await answer()).split(" ");
  if (word !== "ready") throw new LabError(`The network does not come up: it said "${word ?? ""}".`);
  goFirst(Number(pid));

  // Answers come in the order of the orders.
  let last: Promise<unknown> = Promise.resolve();
  return {
    pid: Number(pid),
    order: (line) => {
      const told = last.then(async () => {
        child.stdin.write(`${line}\n`);
        const said = await answer();
        if (said !== "done") throw new LabError(`The network did not obey "${line}": ${said}.`);
      });
      last = told.catch(() => undefined);
      return told;
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** A packet that waits for a processor is later than it should be. */
function goFirst(pid: number): void {
  setPriority(pid, constants.priority.PRIORITY_HIGHEST);
}
