import type { Clock } from "../../core/ports/clock.ts";
import { lockPrefix, type TabChannel, type Tabs } from "./tab-ports.ts";

/** The tabs of this browser. */
export function tabsOf(page: Window, clock: Clock): Tabs {
  const { locks } = page.navigator as Partial<Navigator>;
  const tab = crypto.randomUUID();
  const channel = (): TabChannel => new BroadcastChannel("ringbridge.tabs");
  return {
    tab,
    locks,
    channel,
    join: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      if (!held.some(({ name }) => name?.startsWith(lockPrefix))) return null;
      const { askForSignIn } = await import("./join.ts");
      return askForSignIn(channel(), tab, clock);
    },
  };
}
