import { spawn } from "node:child_process";
import { LabError, hasCode } from "../lab-error.ts";

export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end. Never rejects for a non-zero exit code: callers know what it means.
 * @throws LabError when the program does not exist on this machine.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, LC_ALL: "C", ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const killWithUs = (): void => void child.kill();
    process.once("exit", killWithUs);
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", (error) => {
      reject(
        hasCode(error, "ENOENT")
          ? new LabError(`The program "${command}" is missing on this machine. Install it and start again.`)
          : error,
      );
    });
    child.on("close", (code) => {
      process.off("exit", killWithUs);
      resolve({ code: code ?? -1, output, errors });
    });
  });
}

/** Whether a program can be found in PATH. */
export async function hasProgram(command: string): Promise<boolean> {
  const { code } = await run("sh", ["-c", 'command -v "$1"', "sh", command]);
  return code === 0;
}
