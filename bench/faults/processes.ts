import { readFile, readdir } from "node:fs/promises";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The browser that works in this profile, and all that it has started: the browser first. */
export async function processesOf(profile: string): Promise<readonly number[]> {
  const all = await everything();
  const roots = all.filter(
    ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes("--type="),
  );
  const found = roots.map(({ pid }) => pid);
  for (const pid of found)
    found.push(...all.filter(({ parent }) => parent === pid).map((child) => child.pid));
  return [...new Set(found)];
}

async function everything(): Promise<readonly Process[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<Process | undefined> => {
      try {
        const [status, command] = await Promise.all([
          readFile(`/proc/${pid}/stat`, "latin1"),
          readFile(`/proc/${pid}/cmdline`, "utf8"),
        ]);
        // The name in the second field may hold anything, so what follows is counted from its end.
        const parent = Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
        return { pid: Number(pid), parent, command: command.replaceAll("\0", " ") };
      } catch {
        // Ended between the two questions.
        return undefined;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}
