import type { Clock } from "../../core/ports/clock.ts";
import type { OpeningPage } from "../opening.ts";
import { withEarlyLock } from "./early-lock.ts";
import { lockPrefix, type TabChannel, type Tabs } from "./tab-ports.ts";

/** The tabs of this browser. */
export function tabsOf(page: Window & OpeningPage, clock: Clock): Tabs {
  const { locks } = page.navigator as Partial<Navigator>;
  const early = page.ringbridgeOpening?.line?.lock ?? null;
  const tab = crypto.randomUUID();
  const channel = (): TabChannel => new BroadcastChannel("ringbridge.tabs");
  return {
    tab,
    locks: locks && early ? withEarlyLock(locks, early) : locks,
    channel,
    join: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      if (!held.some(({ name }) => name?.startsWith(lockPrefix))) return null;
      const { askForSignIn } = await import("./join.ts");
      return askForSignIn(channel(), tab, clock);
    },
  };
}
