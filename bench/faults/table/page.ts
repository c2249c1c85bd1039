import { signal } from "../chromium.ts";
import type { Fault } from "../fault.ts";
import { hide } from "../hide.ts";
import type { Scene } from "../scene.ts";
import { seconds, until } from "../until.ts";
import { unseen } from "../unseen.ts";

/** The page in its browser. */
export const page: readonly Fault[] = [
  {
    id: "reload-call",
    what: "The agent reloads the page in a call",
    how: "the browser's reload, with the question before it answered by yes",
    call: "up",
    expected: { outcome: "survives", silence: 2, registered: 2 },
    quick: true,
    happen: ({ agent }) => agent.tab().reload(),
  },
  {
    id: "tab-crash-call",
    what: "The tab crashes in a call, and the agent loads it again a second later",
    how: "Page.crash of the browser's protocol, then a reload",
    call: "up",
    expected: { outcome: "survives", silence: 4, registered: 3 },
    quick: true,
    happen: async ({ agent, over }) => {
      await crash(agent);
      await seconds(1);
      over();
      await agent.tab().reload();
    },
  },
  {
    id: "tab-crash-left-call",
    what: "The tab crashes in a call, and nobody loads it again",
    how: "Page.crash of the browser's protocol",
    call: "up",
    expected: { outcome: "ends" },
    quick: false,
    happen: ({ agent }) => crash(agent),
  },
  {
    id: "browser-killed-call",
    what: "The whole browser crashes in a call, and nobody starts it again",
    how: "SIGKILL to all its processes",
    call: "up",
    expected: { outcome: "ends" },
    quick: false,
    happen: async ({ agent }) => {
      for (const pid of await agent.processes()) signal(pid, "SIGKILL");
      agent.notes.silence(agent.tab().id, Date.now());
    },
  },
  {
    id: "tab-closed-call",
    what: "The agent closes the tab in a call, though asked whether to",
    how: "the browser's own way to close a tab, with the question answered by yes",
    call: "up",
    // Asterisk waits eight seconds for a page that may be loading again, then rings for the customer.
    expected: { outcome: "ends", freed: 10 },
    quick: false,
    happen: async ({ agent }) => {
      const tab = agent.tab();
      await tab.close();
      agent.notes.silence(tab.id, Date.now());
    },
  },
  {
    id: "away-and-back-idle",
    what: "The agent follows a link away from the phone and comes back",
    how: "a navigation within the site and the browser's way back, which may bring back the page as it was",
    call: "none",
    expected: { outcome: "survives", registered: 2 },
    quick: false,
    happen: async ({ agent, url, over }) => {
      const tab = agent.tab();
      await tab.go(`${url}lab/`);
      await seconds(2);
      over();
      await tab.run(() => history.back());
      await until(() => tab.run(() => location.pathname === "/"), "the phone is open again");
    },
  },
  {
    id: "frozen-idle",
    what: "The browser freezes the hidden tab for twenty seconds",
    how: "another tab in front, then Page.setWebLifecycleState of the browser's protocol",
    call: "none",
    expected: { outcome: "survives", registered: 2 },
    quick: false,
    happen: async ({ agent, over }) => {
      const tab = agent.tab();
      await hide(agent);
      const freeze = (state: "frozen" | "active") =>
        tab.devtools.send("Page.setWebLifecycleState", { state });
      await unseen(agent, async () => {
        await freeze("frozen");
        await seconds(20);
        over();
        await freeze("active");
        await tab.toFront();
      });
    },
  },
  {
    id: "hidden-socket-dead-idle",
    what: "The socket dies unnoticed while the tab has been hidden for a minute and its timers are slowed down",
    how: "another tab in front, Chromium's slowest timers begun after ten seconds, then a stalled socket",
    call: "none",
    expected: { outcome: "survives", registered: 17 },
    quick: false,
    switches: () => ["--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10"],
    happen: async ({ agent, app }) => {
      await hide(agent);
      await seconds(60);
      app.stallSockets();
    },
  },
];

async function crash({ tab, notes }: Pick<Scene["agent"], "tab" | "notes">): Promise<void> {
  const { devtools, id } = tab();
  const crashed = devtools.next("Inspector.targetCrashed");
  // Nobody is left to answer.
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
  notes.silence(id, Date.now());
}
