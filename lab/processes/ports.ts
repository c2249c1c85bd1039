import { basename } from "node:path";
import { readFile, readdir, readlink } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { LabError, hasCode } from "../lab-error.ts";

/** A TCP address somebody is to listen on, and what for. */
export interface Wanted {
  readonly address: string;
  readonly port: number;
  readonly purpose: string;
}

/** @throws LabError naming the first port that cannot be had, who has it, and what to do. */
export async function claimPorts(wanted: readonly Wanted[], remedy: string): Promise<void> {
  for (const { address, port, purpose } of wanted) {
    const fault = await tryToListen(address, port);
    if (fault === undefined) continue;
    const place = `${address}:${String(port)} (${purpose})`;
    if (hasCode(fault, "EADDRINUSE")) {
      const owner = await ownerOfPort(address, port);
      throw new LabError(`Port ${place} is in use${owner ? ` by ${owner}` : ""}. ${remedy}`);
    }
    if (hasCode(fault, "EACCES"))
      throw new LabError(
        `No permission to listen on ${place}. Choose a port above 1024, or ask the administrator.`,
      );
    if (hasCode(fault, "EADDRNOTAVAIL"))
      throw new LabError(
        `The address ${address} does not exist here, so ${place} cannot listen. The lab needs Linux loopback.`,
      );
    throw fault;
  }
}

function tryToListen(address: string, port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host: address, port }, () => server.close(() => resolve(undefined)));
  });
}

/** Whether something accepts connections there. */
export function accepts(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** "asterisk, process 4711", as far as /proc lets us see; root's processes stay unnamed to others. */
export async function ownerOfPort(address: string, port: number): Promise<string | undefined> {
  const inodes = await listeningInodes(address, port);
  if (inodes.size === 0) return undefined;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => "");
      if (!inodes.has(target)) continue;
      const name = await programOf(pid);
      return `${name}, process ${pid}`;
    }
  }
  return undefined;
}

async function listeningInodes(address: string, port: number): Promise<Set<string>> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, "0");
  // The kernel prints the address in host byte order.
  const hexAddress = address
    .split(".")
    .map((part) => Number(part).toString(16).toUpperCase().padStart(2, "0"))
    .reverse()
    .join("");
  const places = new Set([hexAddress, "00000000", "0".repeat(32)].map((place) => `${place}:${hexPort}`));
  const inodes = new Set<string>();
  for (const file of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const table = await readFile(file, "utf8").catch(() => "");
    for (const line of table.split("\n")) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (local !== undefined && places.has(local) && state === "0A") inodes.add(`socket:[${inode ?? ""}]`);
    }
  }
  return inodes;
}

/** The program a process runs, as a person would call it: "node", not the "MainThread" that Node calls itself. */
async function programOf(pid: string): Promise<string> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return basename(commandLine.split("\0", 1)[0] ?? "") || "a process";
}
