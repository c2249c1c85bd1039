import { fork } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { Server } from "node:net";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { addressesOf, repository } from "../addresses.ts";
import { LabError } from "../lab-error.ts";
import { startBridge } from "./bridge.ts";
import type { Bridge } from "./bridge.ts";
import { browserAddressOf, orderOf, pbxAddressOf, perfect } from "./conditions.ts";
import type { Conditions } from "./conditions.ts";
import { requireNetworks } from "./requirements.ts";

/**
 * A network between browsers and a lab's PBX. Browsers run within it, with nothing but this one way out, and their page is
 * served in there, too, at localhost; what goes to the PBX is late, or lost.
 */
export interface Network {
  /** Where browsers reach the PBX: for `startLab`, as its `webSocketAddress`. */
  readonly pbxAddress: string;
  /** What is not named stays. Holds for what is sent from now on. A cut stays a cut. */
  set(conditions: Partial<Conditions>): Promise<void>;
  /** Nothing arrives any more, and nobody is told: sockets stay half-open. */
  cut(): Promise<void>;
  /** Ends a cut. */
  mend(): Promise<void>;
  /** The browser's computer has another address from now on, as after a change of Wi-Fi. @returns the new one. */
  changeAddress(): Promise<string>;
  /** Ends every TCP connection between browsers and PBX, as a restart of the PBX does. */
  dropConnections(): Promise<void>;
  /** A program to start instead of this one, and it runs within: for Playwright's `executablePath`. */
  inside(program: string): Promise<string>;
  /** Has `server` answer at localhost within. @returns the port. @throws LabError when it is in use there. */
  listen(server: Server, port?: number): Promise<number>;
  /** Browsers in it lose their way; end them before or after. */
  close(): Promise<void>;
}

export interface OpenNetworkOptions extends Partial<Conditions> {
  /** Of the lab; one network each. */
  readonly index: number;
}

const listener = fileURLToPath(new URL("listen-inside.ts", import.meta.url));

/**
 * Opens a network, before the lab is started on it. It ends with this process at the latest, and leaves nothing behind.
 * @throws LabError with the remedy: no root, no /dev/net/tun, no iproute2, this one is open already.
 */
export async function openNetwork({ index, ...begin }: OpenNetworkOptions): Promise<Network> {
  await requireNetworks();
  const folder = join(addressesOf(index, repository).directory, "network");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const resolver = join(folder, "resolv.conf");
  // For documentation only (RFC 5737), so nobody is there: a name is asked for, and asked for again, in vain.
  await writeFile(resolver, "nameserver 192.0.2.53\n");
  const bridge = await startBridge([
    `ringbridge${String(index)}`,
    pbxAddressOf(index),
    browserAddressOf(index, 0),
    resolver,
  ]);
  return rule(index, folder, bridge, { ...perfect, ...begin });
}

async function rule(index: number, folder: string, bridge: Bridge, begin: Conditions): Promise<Network> {
  let conditions = begin;
  let changes = 0;
  let isCut = false;
  const apply = (): Promise<void> => bridge.order(orderOf(isCut ? { ...conditions, loss: 100 } : conditions));
  await apply();
  const namespaces = `/proc/${String(bridge.pid)}/ns`;
  const enter = ["nsenter", `--net=${namespaces}/net`, `--mount=${namespaces}/mnt`, "--"] as const;
  const listening: Server[] = [];
  return {
    pbxAddress: pbxAddressOf(index),
    set: (change) => {
      conditions = { ...conditions, ...change };
      return apply();
    },
    cut: () => {
      isCut = true;
      return apply();
    },
    mend: () => {
      isCut = false;
      return apply();
    },
    changeAddress: async () => {
      changes += 1;
      const address = browserAddressOf(index, changes);
      await bridge.order(`address ${address}`);
      return address;
    },
    dropConnections: () => bridge.order("reset"),
    inside: async (program) => {
      const file = join(folder, basename(program));
      await writeFile(file, `#!/bin/sh\nexec ${enter.join(" ")} '${program}' "$@"\n`);
      await chmod(file, 0o700);
      return file;
    },
    listen: async (server, port = 0) => {
      const heard = await listenInside(enter, port);
      heard.on("connection", (socket) => server.emit("connection", socket));
      listening.push(heard);
      return (heard.address() as AddressInfo).port;
    },
    close: async () => {
      for (const heard of listening) heard.close();
      await bridge.close();
    },
  };
}

/** A socket belongs to the network it was made in, whoever it is handed to. */
function listenInside([command, ...args]: readonly [string, ...string[]], port: number): Promise<Server> {
  const child = fork(listener, [String(port)], {
    execPath: command,
    execArgv: [...args, process.execPath],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new LabError("Nothing could be served within the network.")));
    child.once("message", (message, handle) => {
      if (handle instanceof Server) resolve(handle);
      else
        reject(
          new LabError(
            `Nothing can be served at localhost:${String(port)} within the network (${JSON.stringify(message)}). Choose another port.`,
          ),
        );
    });
  });
}
