import type { Ari } from "../../lab/asterisk/ari.ts";
import type { Lab } from "../../lab/lab.ts";
import { until } from "./until.ts";

/** Ends whatever call there is, at both ends; resolves when nothing of it is left. */
export async function makeQuiet({ pbx, meta }: Pick<Lab, "pbx" | "meta">): Promise<void> {
  const both = [meta.ari, pbx.ari];
  await Promise.all(both.map(endCalls));
  await until(async () => (await Promise.all(both.map(legsAt))).flat().length === 0, "no call is left");
}

async function endCalls(ari: Ari): Promise<void> {
  // Gone already is just as well.
  await Promise.all((await legsAt(ari)).map(({ id }) => ari.delete(`channels/${id}`).catch(() => undefined)));
}

/** Asterisk's channels but for the one it keeps for messages once there was one. */
async function legsAt(ari: Ari): Promise<readonly { readonly id: string }[]> {
  const channels = await ari.get<{ readonly id: string; readonly name: string }[]>("channels");
  return channels.filter(({ name }) => !name.startsWith("Message/"));
}
