import type { Allowed, Kind } from "../readiness/findings.ts";

/** Looks at what the browser and the network let this page do. Nothing here rejects. */
export type ReadinessProbe = {
  /** The kinds of addresses found for audio, and those the deployment's servers should give. */
  readonly gather: () => Promise<{ readonly found: readonly Kind[]; readonly wanted: readonly Kind[] }>;
  readonly allowed: (what: "notifications" | "local-network") => Promise<Allowed>;
  /** In a click: asks the person, and gives the answer. */
  readonly askForNotifications: () => Promise<Allowed>;
};
