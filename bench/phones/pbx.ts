import { setTimeout as delay } from "node:timers/promises";
import type { Lab } from "../../lab/lab.ts";
import { patience } from "../within.ts";

/** Who takes the calls. */
export const agentUser = "1001";

export async function untilAgentIs({ pbx }: Lab, state: "online" | "offline"): Promise<void> {
  await until(async () => {
    const endpoint = await pbx.ari.get<{ state: string }>(`endpoints/PJSIP/${agentUser}`);
    return endpoint.state === state;
  });
}

/** Asterisk's channels but for the one it keeps for messages once there was one. */
async function legsAt(ari: Lab["pbx"]["ari"]): Promise<readonly { readonly id: string }[]> {
  const channels = await ari.get<{ readonly id: string; readonly name: string }[]>("channels");
  return channels.filter(({ name }) => !name.startsWith("Message/"));
}

/** No leg of any call is left, so that the next call finds the agent free. */
export async function untilQuiet({ pbx, meta }: Lab): Promise<void> {
  await until(async () => {
    const legs = await Promise.all([pbx.ari, meta.ari].map(legsAt));
    return legs.flat().length === 0;
  });
}

export async function endAllCalls({ pbx, meta }: Lab): Promise<void> {
  for (const ari of [meta.ari, pbx.ari]) {
    const channels = await legsAt(ari);
    // Gone already is just as well.
    await Promise.all(channels.map(({ id }) => ari.delete(`channels/${id}`).catch(() => undefined)));
  }
}

/** Asterisk tells none of these as an event, so it is asked. @throws when it is not so in time. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${String(patience / 1000)} s.`);
    await delay(20);
  }
}
