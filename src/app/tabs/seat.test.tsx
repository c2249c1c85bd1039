import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { LeftCall } from "../../core/call/left-call.ts";
import type { Tone } from "../../core/line-up/tone-for.ts";
import { silentLogger } from "../../shared/logger.ts";
import { createBrowserTabs, type FakeTab } from "../../testing/browser-tabs.ts";
import { quietDevices } from "../../testing/quiet-devices.ts";
import { anOffer } from "../../testing/builders.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { compose, type Facts } from "../compose.ts";
import type { PhoneParts } from "../phone-parts.ts";
import { askForSignIn } from "./join.ts";
import type { Lead, Place } from "./seat-ports.ts";
import { createSeat } from "./seat.ts";

const line = "1001 wss://pbx.example.com/ws";
const signIn = { server: "wss://pbx.example.com/ws", user: "1001", password: "secret", name: "Alice Lind" };

afterEach(() => window.localStorage.clear());

/** Waits for what tabs tell each other, and for code that comes late. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

/** A tab where Alice is signed in; its telephone network and its time are the test's. */
function aTab(browser: FakeTab, name: string, { sound = "on" }: { readonly sound?: "on" | "locked" } = {}) {
  const clock = createManualClock();
  const networks: ReturnType<typeof createFakeSignaling>[] = [];
  const tones: (Tone | null)[] = [];
  const kept: LeftCall[][] = [];
  let place: Place | null = null;
  let overs = 0;
  let ids = 0;
  const facts: Facts = {
    agent: { user: "1001", name: "Alice Lind" },
    server: "wss://pbx.example.com/ws",
    businessNumbers: [],
    labUrl: null,
    colleagues: [],
    shiftPolicy: {
      pauseReasons: ["break"],
      wrapUp: 0,
      pauseWhenUnanswered: null,
      autoAnswer: { calls: "none", after: 0 },
    },
    keeps: { owner: "1001@pbx", retentionDays: 30 },
    signOut: () => undefined,
    takeLine: null,
  };
  function parts(): PhoneParts {
    const signaling = createFakeSignaling(clock);
    return {
      signaling,
      levels: { watch: () => () => undefined },
      speaker: { play: (tone) => void tones.push(tone), signal: () => undefined },
      probe: () => Promise.reject(new Error("not looked at here")),
      devices: quietDevices(),
      sound: { state: () => sound, subscribe: () => () => undefined, unlock: () => undefined },
      clock,
      logger: silentLogger,
    };
  }
  function lead(): Lead {
    const { signaling, ...sounds } = parts();
    const fake = signaling as ReturnType<typeof createFakeSignaling>;
    networks.push(fake);
    const composed = compose(
      { signaling, ...sounds },
      { ...facts, leftCalls: { prepare: () => undefined, keep: (calls) => void kept.push([...calls]) } },
    );
    return {
      ...composed,
      open: (left) => {
        composed.phone.line({ type: "sign-in" });
        composed.takeOver(left);
        fake.network.deliver();
      },
    };
  }
  const first = lead();
  place = first;
  const seat = createSeat<Lead>({
    ...{ line, clock, lead, first },
    tabs: { tab: name, locks: browser.locks, channel: browser.channel },
    newId: () => `${name}-${String((ids += 1))}`,
    remote: () => ({ parts: parts(), facts }),
    changed: (next) => {
      place = next;
    },
    over: () => {
      overs += 1;
    },
    signIn: { signIn, keep: true },
  });
  onTestFinished(() => seat.stop("other"));
  const at = (): Place => {
    if (place === null) throw new Error("nobody sits here");
    return place;
  };
  return {
    seat,
    clock,
    tones,
    kept,
    overs: () => overs,
    at,
    phone: () => at().workplace.phone,
    state: () => at().workplace.phoneStore.getState(),
    live: () =>
      at()
        .workplace.phoneStore.getState()
        .lineUp.live.map(({ phase }) => phase),
    isRemote: () => at().workplace.otherTab !== null,
    networks,
    network: () => {
      const last = networks.at(-1);
      if (last === undefined) throw new Error("no phone was set up");
      return last.network;
    },
  };
}

/** Two tabs of one browser, of which the first has the phone. */
async function twoTabs(sounds: { readonly first?: "on" | "locked"; readonly second?: "on" | "locked" } = {}) {
  const browser = createBrowserTabs();
  const [one, other] = [browser.open(), browser.open()];
  const first = aTab(one, "first", { sound: sounds.first ?? "on" });
  await first.seat.start([]);
  const second = aTab(other, "second", { sound: sounds.second ?? "on" });
  void second.seat.start([]);
  await until(() => expect(second.isRemote()).toBe(true));
  await until(() => expect(second.state().line.phase).toBe("ready"));
  return { browser, first, second, endFirst: one.die };
}

/** Lucía's call is up in the first of two tabs. */
async function twoTabsInACall() {
  const tabs = await twoTabs();
  const { first, second } = tabs;
  const { id } = first.network().offer(anOffer());
  await until(() => expect(second.live()).toEqual(["incoming"]));
  second.phone().call(id, { type: "answer" });
  await until(() => expect(first.live()).toEqual(["answering"]));
  first.network().deliver();
  await until(() => expect(second.live()).toEqual(["established"]));
  return { ...tabs, id };
}

describe("a second tab of one browser", () => {
  it("opens no line of its own, and shows the phone of the first", async () => {
    const { second } = await twoTabs();
    expect(second.network().asked()).toEqual([]);
    expect(second.state().line.phase).toBe("ready");
  });

  it("answers, mutes, holds and hangs up in the first", async () => {
    const { first, second, id } = await twoTabsInACall();
    for (const type of ["mute", "hold"] as const) second.phone().call(id, { type });
    await until(() => expect(first.network().asked().at(-1)).toBe(`hold-held ${id}`));
    first.network().deliver();
    await until(() =>
      expect(second.state().lineUp.live).toMatchObject([{ microphone: "muted", hold: "held" }]),
    );
    second.phone().call(id, { type: "hang-up" });
    await until(() => expect(first.live()).toEqual(["ending"]));
    first.network().deliver();
    await until(() => expect(second.state().lineUp.outcome).toBe(id));
  });

  it("places a call there, under a name it knows at once", async () => {
    const { first, second } = await twoTabs();
    const id = second.phone().dial("+34655102030", null);
    expect(id).toBe("second-1");
    await until(() => expect(first.network().asked().at(-1)).toBe("dial second-1"));
    await until(() => expect(second.live()).toEqual(["dialing"]));
    expect(second.phone().dial("+34655102030", null)).toBeNull();
  });

  it("rings only where the first cannot be heard and it can", async () => {
    const heard = await twoTabs();
    heard.first.network().offer(anOffer());
    await until(() => expect(heard.second.live()).toEqual(["incoming"]));
    expect(heard.second.tones).not.toContain("ring-customer");
    const silent = await twoTabs({ first: "locked" });
    silent.first.network().offer(anOffer());
    await until(() => expect(silent.second.tones.at(-1)).toBe("ring-customer"));
    const bothSilent = await twoTabs({ first: "locked", second: "locked" });
    bothSilent.first.network().offer(anOffer());
    await until(() => expect(bothSilent.second.live()).toEqual(["incoming"]));
    expect(bothSilent.second.tones).not.toContain("ring-customer");
  });

  it("changes the sound where the phone is", async () => {
    const { first, second } = await twoTabs();
    second.at().workplace.devices.settings.change({ ringVolume: 0.25 });
    await until(() => expect(first.at().workplace.devices.settings.getState().ringVolume).toBe(0.25));
  });

  it("believes nothing that is no message of ours", async () => {
    const { browser, second } = await twoTabs();
    const before = second.state();
    const stranger = browser.open().channel();
    for (const data of [
      null,
      "phone",
      { type: "phone", line, by: "x", state: { line: { phase: "ready" } }, left: null, ringer: null },
      { type: "shift", line, by: "x", shift: { wish: null } },
      { type: "phone", line: "another", by: "x", state: before, left: null, ringer: null },
    ])
      stranger.postMessage(data);
    await Promise.resolve();
    expect(second.state()).toBe(before);
  });

  it("is told when the first signs out, and tells it", async () => {
    const one = await twoTabs();
    one.first.seat.stop("signed-out");
    await until(() => expect(one.second.overs()).toBe(1));
    const other = await twoTabs();
    other.second.seat.stop("signed-out");
    await until(() => expect(other.first.overs()).toBe(1));
  });
});

describe("use here", () => {
  const swapped = async (first: ReturnType<typeof aTab>, second: ReturnType<typeof aTab>) => {
    await until(() => expect(second.isRemote()).toBe(false));
    await until(() => expect(first.isRemote()).toBe(true));
  };

  it("takes line and phone; what was being typed stays", async () => {
    const { first, second } = await twoTabs();
    second.at().workplace.dialDraft.write("+34 655");
    second.at().workplace.takeLine?.();
    await swapped(first, second);
    expect(second.network().asked()).toEqual(["open-socket", "register"]);
    expect(first.network().asked().slice(-2)).toEqual(["unregister", "close-socket"]);
    expect(second.at().workplace.dialDraft.getState().text).toBe("+34 655");
    await until(() => expect(first.state().line.phase).toBe("ready"));
  });

  it("takes the call that is up, and the first keeps it until it is taken", async () => {
    const { first, second, id } = await twoTabsInACall();
    const [old] = first.networks;
    second.at().workplace.takeLine?.();
    await swapped(first, second);
    expect(old?.network.asked().slice(-2)).toEqual([`leave ${id}`, "unregister"]);
    await until(() => expect(second.network().asked()).toContain(`take-over ${id}`));
    second.network().deliver();
    await until(() => expect(first.live()).toEqual(["established"]));
    expect(first.kept.at(-1)).toEqual([]);
    old?.network.close(id, "answered-elsewhere");
    expect(old?.network.asked().at(-1)).toBe("close-socket");
    expect(old?.network.left()).toEqual({ calls: 0, listeners: 0 });
  });

  it("is not to be had while it rings", async () => {
    const { first, second } = await twoTabs();
    first.network().offer(anOffer());
    await until(() => expect(second.at().workplace.otherTab?.mayMove()).toBe(false));
    const timers = second.clock.waiting();
    second.at().workplace.takeLine?.();
    expect(second.clock.waiting()).toBe(timers + 1);
    await until(() => expect(second.clock.waiting()).toBe(timers));
    expect([first.isRemote(), second.isRemote()]).toEqual([false, true]);
    expect(first.live()).toEqual(["incoming"]);
  });

  it("is begun again where it was when nobody comes for it", async () => {
    const { browser, first, second } = await twoTabs();
    browser.open().channel().postMessage({ type: "use-here", line, by: "gone by now" });
    await until(() => expect(first.network().asked().at(-1)).toBe("close-socket"));
    first.clock.pass(3_000);
    expect(first.networks).toHaveLength(2);
    expect(first.network().asked()).toEqual(["open-socket", "register"]);
    expect(first.isRemote()).toBe(false);
    first.network().offer(anOffer());
    await until(() => expect(second.live()).toEqual(["incoming"]));
  });

  it("takes it from a tab that does not answer", async () => {
    const { first, second } = await twoTabs();
    const deaf = vi.spyOn(first.at().workplace.quality, "getState").mockImplementation(() => {
      throw new Error("deaf");
    });
    second.at().workplace.takeLine?.();
    second.clock.pass(2_000);
    deaf.mockRestore();
    await swapped(first, second);
  });
});

describe("the tab that has the phone is gone", () => {
  it("the next one goes on with line and calls", async () => {
    const { second, endFirst, id } = await twoTabsInACall();
    endFirst();
    await until(() => expect(second.isRemote()).toBe(false));
    expect(second.network().asked()).toContain(`take-over ${id}`);
    second.network().deliver();
    expect(second.live()).toEqual(["established"]);
    expect(second.isRemote()).toBe(false);
    expect(second.networks).toHaveLength(2);
  });
});

describe("a tab where nobody is signed in", () => {
  it("gets the sign-in from the tab that has the phone, and from nobody else", async () => {
    const browser = createBrowserTabs();
    const first = aTab(browser.open(), "first");
    await first.seat.start([]);
    const clock = createManualClock();
    const shared = askForSignIn(browser.open().channel(), "new", clock);
    expect(await shared).toEqual({ signIn, keep: true });
    first.seat.stop("signed-out");
    const silence = askForSignIn(browser.open().channel(), "new", clock);
    clock.pass(1_000);
    expect(await silence).toBeNull();
  });
});
