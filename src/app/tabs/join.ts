import type { Clock } from "../../core/ports/clock.ts";
import { readSignIn, type Message } from "./messages.ts";
import type { SharedSignIn } from "./serve-tabs.ts";
import type { TabChannel } from "./tab-ports.ts";

/** Milliseconds the tab that has a phone may take to say whose it is. */
const patience = 1_000;

/** Asks the tab of this browser that has a phone for its sign-in; null when none says it. `tab`: this tab's own name. */
export function askForSignIn(channel: TabChannel, tab: string, clock: Clock): Promise<SharedSignIn | null> {
  return new Promise((done) => {
    const stopTimer = clock.after(patience, () => answer(null));
    function answer(shared: SharedSignIn | null): void {
      stopTimer();
      channel.close();
      done(shared);
    }
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const message = readSignIn(data);
      if (message?.to === tab) answer({ signIn: message.signIn, keep: message.keep });
    });
    channel.postMessage({ type: "who", by: tab } satisfies Message);
  });
}
