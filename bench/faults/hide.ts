import type { Agent } from "./agent.ts";
import { until } from "./until.ts";

/** Brings another tab to the front. @throws Error when the agent's is still visible: then nothing of this could be seen. */
export async function hide(agent: Pick<Agent, "tab" | "openTab">): Promise<void> {
  const tab = agent.tab();
  await (await agent.openTab()).toFront();
  await until(() => tab.run(() => document.visibilityState === "hidden"), "the phone's tab is hidden");
}
