import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSipSignaling, type SipSignaling } from "../sip/sip-signaling.ts";
import { createBrowserLocks } from "../testing/browser-locks.ts";
import { createKeptNotes } from "../testing/kept-notes.ts";
import { headerOf, methodOf } from "../testing/sip-message.ts";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { openLine, type EarlyLine } from "./early-line.ts";
import { signInKey, type NextLine } from "./next-line.ts";
import { withEarlyLock } from "./tabs/early-lock.ts";

const line = { address: "wss://pbx.example/ws", domain: "pbx.example" };
const lockName = `ringbridge.line agent ${line.address}`;

let place: SipPlace;
let signaling: SipSignaling;
let early: EarlyLine;
let locks: ReturnType<typeof createBrowserLocks>;
let tab: ReturnType<typeof createKeptNotes>;
/** How the page came. */
let navigations: PerformanceNavigationTiming[];

const page = {
  get WebSocket() {
    return globalThis.WebSocket;
  },
  set WebSocket(socket: typeof WebSocket) {
    vi.stubGlobal("WebSocket", socket);
  },
  get sessionStorage() {
    return tab;
  },
  get navigator() {
    return { locks };
  },
  performance: { getEntriesByType: (type: string) => (type === "navigation" ? navigations : []) },
};

function signedIn(account: Readonly<Record<string, unknown>> = {}): void {
  const kept = { server: "/ws", user: "agent", password: "a good password", name: "Alice", ...account };
  tab.setItem(signInKey, JSON.stringify(kept));
}

/** The page's first script runs, then the scripts with the phone come. */
function load(next: NextLine = line): void {
  place = createSipPlace((settings, ports) => {
    early = openLine(page, next, "Ringbridge test");
    return (signaling = createSipSignaling({ ...settings, contact: early.contact }, ports));
  });
}

const registers = () => place.server.heard().filter((each) => each === "REGISTER").length;
/** Lets what waits for the end of what is running have its turn. */
const soon = () => place.act(() => vi.advanceTimersByTimeAsync(1));
const holderOf = async (name: string): Promise<string> =>
  await locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? "taken" : "free"));

beforeEach(() => {
  locks = createBrowserLocks();
  tab = createKeptNotes();
  navigations = [];
});
afterEach(() => place.leave());

describe("the line of who is signed in", () => {
  it("is registered before there is a phone, which hears of it without asking the server again", async () => {
    signedIn();
    load();
    await place.settle();
    await early.settled;
    expect(place.server.heard()).toEqual(["REGISTER", "REGISTER"]);
    const { name, host } = early.contact;
    expect(place.server.bindings()).toEqual([`sip:${name}@${host};transport=ws`]);
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect([registers(), place.wire.opened()]).toEqual([2, 1]);
  });

  it("is the phone's from then on: it signs with the same challenge, refreshes, and signs out", async () => {
    signedIn();
    load();
    await place.settle();
    await place.signIn();
    signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null });
    await place.settle();
    expect(place.server.heard().filter((each) => each === "INVITE")).toHaveLength(1);
    await place.pass(150_000);
    expect(registers()).toBeGreaterThan(2);
    await place.act(signaling.unregister);
    expect(place.server.bindings()).toEqual([]);
  });

  it("is waited for by a phone that comes while the server is still asked", async () => {
    signedIn();
    load();
    signaling.openSocket();
    await place.wire.step();
    signaling.register();
    await place.settle();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(registers()).toBe(2);
  });

  it("is registered by the phone itself where that comes first", async () => {
    let tell: (lock: Lock | null) => unknown = () => undefined;
    locks.request = ((_name: string, _options: LockOptions, hold: typeof tell) => {
      tell = hold;
      return new Promise(() => undefined);
    }) as typeof locks.request;
    signedIn();
    load();
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    tell({ mode: "exclusive", name: lockName });
    await place.settle();
    expect(registers()).toBe(2);
  });

  it("brings a call that came before there was a phone", async () => {
    signedIn();
    load();
    await place.settle();
    await place.act(() => place.server.call());
    expect(place.offers()).toEqual([]);
    await place.signIn();
    await soon();
    expect(place.offers()).toHaveLength(1);
  });

  it("lost with its socket, takes the call that waited along: the phone that comes is offered nothing", async () => {
    signedIn();
    load();
    await place.settle();
    await place.act(() => place.server.call());
    await place.act(signaling.openSocket, place.wire.cut);
    expect(place.lineNews()).toEqual(["socket-opened", "socket-closed"]);
    expect(place.offers()).toEqual([]);
    expect(early.holdsCall()).toBe(false);
  });

  it("says that it is there when it is asked, and the phone goes on saying so", async () => {
    signedIn();
    load();
    await place.settle();
    await place.act(() => place.server.request("OPTIONS"));
    const answers = () => place.server.messages().filter(({ status }) => status === 200);
    expect(answers().map(methodOf)).toEqual(["OPTIONS"]);
    expect(headerOf(answers()[0]!, "To")).toMatch(/^<sip:agent@pbx\.example>;tag=\w+$/);
    await place.signIn();
    await soon();
    await place.act(() => place.server.request("OPTIONS"));
    expect(answers().map(methodOf)).toEqual(["OPTIONS", "OPTIONS"]);
  });

  it("says what the server has said to a wrong password, asked once", async () => {
    signedIn({ password: "of last year" });
    load();
    await place.settle();
    await place.signIn();
    expect(place.problems()).toMatchObject([{ code: "password-refused" }]);
    expect(registers()).toBe(2);
  });

  it("says what else the server has said", async () => {
    signedIn();
    load();
    place.server.registrar({
      kind: "refuses",
      status: "503 Service Unavailable",
      headers: ["Retry-After: 7"],
    });
    await place.settle();
    await place.signIn();
    expect(place.problems()).toMatchObject([{ retryAfter: 7 }]);
    expect(registers()).toBe(1);
  });

  it("of a server that says nothing is asked for by the phone in time", async () => {
    signedIn();
    load();
    place.server.registrar({ kind: "silent" });
    await place.settle();
    await place.signIn();
    place.server.registrar({ kind: "grants", seconds: 300 });
    await place.pass(3_500);
    await early.settled;
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
  });

  it.each([
    ["asks for another kind of proof", 'Digest realm="pbx",nonce="n",algorithm=SHA-256,qop="auth"'],
    ["asks for none", 'Digest realm="pbx",nonce="",algorithm=MD5,qop="auth"'],
  ])("of a server that %s is left to the phone", async (_, challenge) => {
    signedIn();
    load();
    place.server.registrar({
      kind: "refuses",
      status: "401 Unauthorized",
      headers: [`WWW-Authenticate: ${challenge}`],
    });
    await place.settle();
    expect(registers()).toBe(1);
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registration-refused"]);
  });

  it("of a server that says yes too late is asked for by the phone, which gets the call of meanwhile", async () => {
    signedIn();
    load();
    // It opens, is challenged, and has signed.
    for (let arrived = 0; arrived < 3; arrived += 1) await place.wire.step();
    await vi.advanceTimersByTimeAsync(3_001);
    await early.settled;
    await place.settle();
    expect(place.server.bindings()).toHaveLength(1);
    await place.act(() => place.server.call());
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(place.offers()).toHaveLength(1);
  });

  it.each(["Acme PBX, Inc", "pbx"])("proves itself to a realm of the name %s", async (realm) => {
    signedIn();
    load();
    const challenge = `WWW-Authenticate: Digest realm="${realm}", nonce="n/1==", opaque="o", algorithm=md5, qop="auth,auth-int"`;
    place.server.registrar({ kind: "refuses", status: "401 Unauthorized", headers: [challenge] });
    await place.settle();
    const proof = headerOf(place.server.messages()[1]!, "Authorization");
    expect(proof).toContain(`realm="${realm}", nonce="n/1==", uri="sip:pbx.example"`);
    expect(proof).toContain('opaque="o"');
    const hash = (text: string) => createHash("md5").update(text).digest("hex");
    const value = (name: string) => new RegExp(`${name}="?([^",]*)`).exec(proof)?.[1] ?? "";
    const secret = hash(`agent:${realm}:a good password`);
    const asked = hash("REGISTER:sip:pbx.example");
    expect(value("response")).toBe(hash(`${secret}:n/1==:00000001:${value("cnonce")}:auth:${asked}`));
  });

  it("is understood from a server that writes short names", async () => {
    signedIn();
    load();
    place.server.writeShort();
    await place.settle();
    await early.settled;
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(registers()).toBe(2);
  });

  it("has the page wait with what keeps it busy, until the server nearby has answered", async () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    signedIn();
    load();
    let isQuiet = false;
    void early.untilQuiet(10).then(() => (isQuiet = true));
    now.mockReturnValue(240);
    await place.wire.step();
    await vi.advanceTimersByTimeAsync(100);
    // The request arrives, and the challenge: another round trip of 80 ms.
    await place.wire.step();
    now.mockReturnValue(320);
    await place.wire.step();
    await vi.advanceTimersByTimeAsync(100);
    expect(isQuiet).toBe(false);
    await place.settle();
    expect([isQuiet, place.server.bindings().length]).toEqual([true, 1]);
  });

  it.each([
    ["waits, as the site is nearby", { workerStart: 0, requestStart: 10, responseStart: 30 }, 10, false],
    ["goes on, as the site is far away", { workerStart: 0, requestStart: 10, responseStart: 210 }, 110, true],
    [
      "waits as long as it is ready to, as nobody knows",
      { workerStart: 5, requestStart: 10, responseStart: 30 },
      10,
      true,
    ],
  ])("while the socket opens, the page %s", async (_, came, patience, isQuietSoon) => {
    navigations = [came as PerformanceNavigationTiming];
    signedIn();
    load();
    let isQuiet = false;
    void early.untilQuiet(patience).then(() => (isQuiet = true));
    await vi.advanceTimersByTimeAsync(50);
    expect(isQuiet).toBe(isQuietSoon);
    await vi.advanceTimersByTimeAsync(120);
    expect(isQuiet).toBe(true);
  });

  it("of a server far away leaves the page its time meanwhile", async () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    signedIn();
    load();
    now.mockReturnValue(600);
    await place.wire.step();
    let isQuiet = false;
    void early.untilQuiet(1_000).then(() => (isQuiet = true));
    await place.wire.turn();
    expect(isQuiet).toBe(true);
  });

  it("is another one for a phone at another domain", async () => {
    signedIn();
    load({ ...line, domain: "old.example" });
    await place.settle();
    expect(registers()).toBe(2);
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(registers()).toBe(4);
  });

  it("knows that a call waits", async () => {
    signedIn();
    load();
    await place.settle();
    expect(early.holdsCall()).toBe(false);
    await place.act(() => place.server.call());
    expect(early.holdsCall()).toBe(true);
    await place.signIn();
    expect(early.holdsCall()).toBe(false);
  });

  it.each([
    [0, { serverAhead: expect.any(Number) as number }],
    [1_500, {}],
  ])("tells %s ms later what time the server said it is, while that is true", async (late, told) => {
    const now = vi.spyOn(performance, "now").mockReturnValue(10_000);
    signedIn();
    load();
    const besides = [`Date: ${new Date().toUTCString()}`];
    place.server.registrar({ kind: "grants", seconds: 300, besides });
    await place.settle();
    now.mockReturnValue(10_000 + late);
    await place.signIn();
    const expires = expect.any(Number) as number;
    expect(place.heard.at(-1)).toEqual({ type: "line", signal: { type: "registered", expires, ...told } });
  });

  it("that breaks off is brought up anew by the phone", async () => {
    signedIn();
    load();
    await place.settle();
    place.wire.cut();
    await early.settled;
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(place.wire.opened()).toBe(2);
  });

  it("lets a flood through, instead of keeping it", async () => {
    signedIn();
    load();
    await place.settle();
    for (let count = 0; count < 201; count += 1) place.server.say("not SIP at all");
    await place.settle();
    await place.signIn();
    expect(place.lineNews().at(-1)).toBe("registered");
  });
});

describe("nothing is registered", () => {
  it.each([
    ["where nobody has signed in in this tab", (): void => undefined, line],
    ["by what is no user name", () => signedIn({ user: 'a"b' }), line],
    ["without a password", () => signedIn({ password: null }), line],
    ["by half of what is kept", () => signedIn({ server: undefined }), line],
    ["by what is no JSON", () => tab.setItem(signInKey, "{"), line],
    ["where a backend will say the domain", () => signedIn(), { ...line, domain: null }],
    ["at what is no domain", () => signedIn(), { ...line, domain: "a>b" }],
  ] as const)("%s; the socket is open", async (_, before, next) => {
    before();
    load(next);
    await place.settle();
    await early.settled;
    expect(registers()).toBe(0);
    expect(place.wire.opened()).toBe(1);
    await early.untilQuiet(10_000);
    expect(await holderOf(lockName)).toBe("free");
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(place.wire.opened()).toBe(1);
  });

  it("while another tab of this browser has the phone", async () => {
    void locks.request(lockName, () => new Promise(() => undefined));
    signedIn();
    load();
    await place.settle();
    expect(registers()).toBe(0);
    expect(place.server.bindings()).toEqual([]);
  });
});

describe("the lock of the line", () => {
  it("is kept for the page's own phone, which lets it go", async () => {
    signedIn();
    load();
    await place.settle();
    expect(await holderOf(lockName)).toBe("taken");
    const lock = early.lock!;
    const lent = withEarlyLock(locks, lock);
    let end: (value: string) => void = () => undefined;
    const held = lent.request(lockName, { ifAvailable: true }, (given) => {
      expect(given).not.toBeNull();
      return new Promise<string>((resolve) => (end = resolve));
    });
    expect(lock.isWanted()).toBe(true);
    // Once: whoever asks again is another one.
    expect(await lent.request(lockName, { ifAvailable: true }, (given) => given)).toBeNull();
    expect(await lent.request("another", (given) => given?.name)).toBe("another");
    end("over");
    expect(await held).toBe("over");
    expect(await holderOf(lockName)).toBe("free");
  });

  it("that another tab steals is lost to whoever was given it", async () => {
    signedIn();
    load();
    await place.settle();
    const held = withEarlyLock(locks, early.lock!).request(lockName, {}, () => new Promise(() => undefined));
    await place.settle();
    const lost = expect(held).rejects.toThrow("stolen");
    void locks.request(lockName, { steal: true }, () => new Promise(() => undefined));
    await lost;
  });

  it("that another tab had is asked for again", async () => {
    const other = locks.request(lockName, () => Promise.resolve());
    signedIn();
    load();
    await other;
    await place.settle();
    const lent = withEarlyLock(locks, early.lock!);
    expect(await lent.request(lockName, { ifAvailable: true }, (given) => given?.name)).toBe(lockName);
  });
});

it("dropped, it is closed, and another tab may have the phone", async () => {
  signedIn();
  load();
  await place.settle();
  early.drop();
  await place.settle();
  expect(await holderOf(lockName)).toBe("free");
  await place.signIn();
  expect(place.wire.opened()).toBe(2);
});

it("dropped, it is another one that is asked for again", async () => {
  signedIn();
  load();
  await place.settle();
  early.drop();
  const given = withEarlyLock(locks, early.lock!).request(
    lockName,
    { ifAvailable: true },
    (lock) => new Promise((keep) => setTimeout(keep, 60_000, lock?.name)),
  );
  await place.settle();
  expect(await holderOf(lockName)).toBe("taken");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await given).toBe(lockName);
});

it("without a phone for long, it is closed, and another tab may have it", async () => {
  signedIn();
  load();
  await place.settle();
  await place.pass(11_000);
  expect(await holderOf(lockName)).toBe("free");
});

it("dropped after somebody has taken it, it goes on", async () => {
  signedIn();
  load();
  await place.settle();
  void withEarlyLock(locks, early.lock!).request(lockName, {}, () => new Promise(() => undefined));
  early.drop();
  await place.signIn();
  expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
  expect(place.wire.opened()).toBe(1);
});
