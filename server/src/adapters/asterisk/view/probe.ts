import { randomUUID } from "node:crypto";
import { AriVariable, type AriChannel } from "../ari-types.ts";
import type { Ari } from "../ari.ts";

/*
 * ARI lists neither contacts nor places in a queue. The dialplan's functions know them, and ARI evaluates a function on a
 * channel; so there is one for a moment, that calls nobody.
 */
const PROBE = "ringbridge-probe-";

/** The value of an expression of the dialplan, "" where there is none. */
export type Evaluate = (expression: string) => Promise<string>;

/** Lets `work` evaluate expressions. Null: Asterisk does not want to, or went away meanwhile. */
export async function withProbe<Found>(
  { ari, app }: { readonly ari: Ari; readonly app: string },
  work: (valueOf: Evaluate) => Promise<Found>,
): Promise<Found | null> {
  const channelId = `${PROBE}${randomUUID()}`;
  const query = { endpoint: "Local/s@no-messages/n", app, channelId };
  const made = await ari({ method: "POST", path: ["channels", "create"], query });
  if (made.kind !== "answered") return null;
  const found = await work(async (variable) => {
    const path = ["channels", channelId, "variable"];
    const answer = await ari({ method: "GET", path, query: { variable } });
    return answer.kind === "answered" ? (AriVariable.safeParse(answer.body).data?.value ?? "") : "";
  });
  const removed = await ari({ method: "DELETE", path: ["channels", channelId] });
  // Whoever is gone by now was gone before, and nothing that was read is worth anything.
  return removed.kind === "answered" ? found : null;
}

/** Of an earlier process that ended at the wrong moment. */
export async function removeOldProbes(ari: Ari, channels: readonly AriChannel[]): Promise<void> {
  const old = channels.filter(({ id }) => id.startsWith(PROBE) && !id.includes(";"));
  for (const { id } of old) await ari({ method: "DELETE", path: ["channels", id] });
}
