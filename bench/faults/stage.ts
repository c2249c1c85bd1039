import { serveApp } from "../../lab/app/serve-app.ts";
import type { ServeAppOptions, ServedApp } from "../../lab/app/serve-app.ts";
import type { Backend } from "../../lab/backend/backend.ts";
import { startBackend } from "../../lab/backend/backend.ts";
import { setUpDemo } from "../../lab/backend/demo.ts";
import { chromiumLaunch } from "../../lab/chromium.ts";
import { startLab } from "../../lab/lab.ts";
import type { Lab } from "../../lab/lab.ts";
import { openNetwork } from "../../lab/network/network.ts";
import type { Network } from "../../lab/network/network.ts";
import type { Reporter } from "../../lab/reporter.ts";

export type StageKind = "alone" | "company" | "network";

/** Where faults are played: a lab, and the built app before it. Shared by the faults of its kind. */
export interface Stage {
  readonly lab: Lab;
  readonly app: ServedApp;
  readonly url: string;
  /** Only with a backend. */
  readonly backend?: Backend;
  /** Only where the browser has a network of its own. */
  readonly network?: Network;
  /** What to start there instead of the machine's Chromium. */
  readonly executablePath?: string;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly firstLab: number;
  /** The built app. */
  readonly folder: string;
  readonly reporter: Reporter;
}

/** Of this machine: where the page is. */
const firstPort = 5560;
const places: Readonly<Record<StageKind, number>> = { alone: 0, company: 1, network: 2 };

interface Place {
  readonly index: number;
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  readonly reporter: Reporter;
}

/** @throws LabError with the remedy; what was started by then is ended. */
export async function openStage(kind: StageKind, options: StageOptions): Promise<Stage> {
  await using scope = new AsyncDisposableStack();
  const { firstLab, folder, reporter } = options;
  const port = firstPort + places[kind];
  const url = `http://localhost:${String(port)}/`;
  const opened = await openings[kind](scope, {
    ...{ index: firstLab + places[kind], port, url, folder, reporter },
  });
  const everything = scope.move();
  return { ...opened, url, close: () => everything.disposeAsync() };
}

type Opened = Omit<Stage, "url" | "close">;

const openings: Readonly<Record<StageKind, (scope: AsyncDisposableStack, place: Place) => Promise<Opened>>> =
  {
    alone: async (scope, { index, reporter, port, folder }) => {
      const lab = scope.adopt(await startLab({ index, reporter }), (it) => it.stop());
      const app = scope.adopt(await serveApp({ lab, mode: "built", port, folder }), (it) => it.close());
      return { lab, app };
    },

    company: async (scope, { index, reporter, port, url, folder }) => {
      const lab = scope.adopt(await startLab({ index, reporter, managed: true }), (it) => it.stop());
      const backend = scope.adopt(await startBackend({ lab, publicUrl: url }), (it) => it.stop());
      const people = await setUpDemo(backend, lab, url);
      const behind = { address: backend.address, port: backend.port, people };
      const served = await serveApp({ lab, mode: "built", port, folder, backend: behind });
      return { lab, backend, app: scope.adopt(served, (it) => it.close()) };
    },

    network: async (scope, { index, reporter, port, folder }) => {
      const network = scope.adopt(await openNetwork({ index }), (it) => it.close());
      const started = await startLab({ index, reporter, webSocketAddress: network.pbxAddress });
      const lab = scope.adopt(started, (it) => it.stop());
      const listen: NonNullable<ServeAppOptions["listen"]> = (server, at) => network.listen(server, at);
      const served = await serveApp({ lab, mode: "built", port, folder, listen });
      const executablePath = await network.inside(chromiumLaunch().executablePath);
      return { lab, network, executablePath, app: scope.adopt(served, (it) => it.close()) };
    },
  };
