import { signal } from "../chromium.ts";
import type { Fault } from "../fault.ts";
import type { Scene } from "../scene.ts";
import { unseen } from "../unseen.ts";
import { seconds } from "../until.ts";

declare global {
  /** Sets the page's clock forward, or back, by so many milliseconds. */
  var faultMoveClock: (by: number) => void;
}

const hour = 3_600_000;

/** The agent's computer. */
export const computer: readonly Fault[] = [
  {
    id: "asleep-idle",
    what: "The computer sleeps for a minute while nobody calls",
    how: "SIGSTOP to all processes of the browser, a minute later SIGCONT",
    call: "none",
    expected: { outcome: "survives", registered: 2 },
    quick: false,
    happen: (scene) => sleep(scene, 60),
  },
  {
    id: "asleep-call",
    what: "The lid is closed in a call for ten seconds",
    how: "SIGSTOP to all processes of the browser, ten seconds later SIGCONT",
    call: "up",
    expected: { outcome: "survives", silence: 13, registered: 3 },
    quick: false,
    happen: (scene) => sleep(scene, 10),
  },
  {
    id: "asleep-long-call",
    what: "The lid is closed in a call for a minute: by then Asterisk has given it up",
    how: "SIGSTOP to all processes of the browser, a minute later SIGCONT",
    call: "up",
    expected: { outcome: "told", says: /^(Line lost|Call ended|Call lost)$|slept|asleep/ },
    quick: false,
    happen: (scene) => sleep(scene, 60),
  },
  ...(
    [
      ["none", "idle", "while nobody calls"],
      ["up", "call", "in a call"],
    ] as const
  ).map(([call, name, when]): Fault => ({
    id: `clock-${name}`,
    what: `The computer's clock jumps an hour forward and later two hours back ${when}`,
    how: "the Date of the page; its monotonic clock goes on, as where somebody sets the time",
    call,
    expected: { outcome: "survives", silence: 0.5, registered: 5, never: /slept/ },
    quick: false,
    before: movableClock,
    happen: async ({ agent }) => {
      for (const by of [hour, -2 * hour]) {
        await agent.tab().run((ms) => globalThis.faultMoveClock(ms), by);
        await seconds(4);
      }
    },
  })),
  ...(
    [
      ["none", "idle", "while nobody calls"],
      ["up", "call", "in a call"],
    ] as const
  ).map(([call, name, when]): Fault => ({
    id: `offline-${name}`,
    what: `The browser is offline for eight seconds ${when}`,
    how: "Network.emulateNetworkConditions of the browser's protocol, and every WebSocket is destroyed; WebRTC knows no offline, so the sound goes on",
    call,
    expected: {
      ...{ outcome: "survives", silence: 0.5, registered: 2 },
      says: /no network|reconnecting|connection lost|server not reached/,
    },
    quick: false,
    happen: async ({ agent, app, over }) => {
      const { devtools } = agent.tab();
      const offline = (isOff: boolean) =>
        devtools.send("Network.emulateNetworkConditions", {
          ...{ offline: isOff, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
        });
      await devtools.send("Network.enable");
      await offline(true);
      app.dropSockets();
      await seconds(8);
      over();
      await offline(false);
    },
  })),
];

async function sleep({ agent, over }: Scene, length: number): Promise<void> {
  const pids = await agent.processes();
  await unseen(agent, async () => {
    for (const pid of pids) signal(pid, "SIGSTOP");
    await seconds(length);
    over();
    for (const pid of pids) signal(pid, "SIGCONT");
  });
}

/** Runs in the page before the app. */
function movableClock(): void {
  const Native = Date;
  let moved = 0;
  globalThis.Date = class extends Native {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(Native.now() + moved);
      else super(...(given as [number]));
    }
    static override now(): number {
      return Native.now() + moved;
    }
  } as DateConstructor;
  globalThis.faultMoveClock = (by) => {
    moved += by;
  };
}
