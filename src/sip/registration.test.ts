import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSipPlace, type SipPlace } from "../testing/sip-place.ts";
import { createSipSignaling, type SipSignaling } from "./sip-signaling.ts";

let place: SipPlace;
let network: SipSignaling;
beforeEach(() => {
  place = createSipPlace((settings, ports) => (network = createSipSignaling(settings, ports)));
});
afterEach(() => place.leave());

const second = 1_000;
const registrations = () => place.server.heard().filter((each) => each === "REGISTER").length;

describe("the registration", () => {
  it("says until when the server granted it", async () => {
    place.server.registrar({ kind: "grants", seconds: 120 });
    const now = Date.now();
    await place.signIn();
    expect(place.heard.at(-1)).toEqual({
      type: "line",
      signal: { type: "registered", expires: now + 120 * second },
    });
  });

  it("says by how much the server's clock is ahead, where it tells the time", async () => {
    const date = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000);
    place.server.registrar({ kind: "grants", seconds: 120, besides: [`Date: ${date.toUTCString()}`] });
    const now = Date.now();
    await place.signIn();
    expect(place.heard.at(-1)).toMatchObject({ signal: { serverAhead: date.getTime() - now } });
  });

  it("is refreshed at half of its time, each time", async () => {
    place.server.registrar({ kind: "grants", seconds: 100 });
    await place.signIn();
    for (const refreshes of [1, 2, 3]) {
      await place.pass(49 * second);
      expect(place.lineNews()).toHaveLength(1 + refreshes);
      await place.pass(second);
      expect(place.lineNews()).toHaveLength(2 + refreshes);
    }
    expect(new Set(place.lineNews())).toEqual(new Set(["socket-opened", "registered"]));
  });

  it("goes by what was granted to us, not to a stale contact of ours beside it (RFC 3261 10.2.4)", async () => {
    const besides = ["Contact: <sip:stale@192.0.2.7;transport=ws>;expires=3"];
    place.server.registrar({ kind: "grants", seconds: 100, besides });
    const now = Date.now();
    await place.signIn();
    expect(place.heard.at(-1)).toMatchObject({ signal: { expires: now + 100 * second } });
    const before = registrations();
    await place.pass(40 * second);
    expect(registrations()).toBe(before);
  });

  it("no answer within the deadline: the server is silent", async () => {
    place.server.registrar({ kind: "silent" });
    await place.signIn();
    await place.pass(7 * second);
    expect(place.problems()).toEqual([]);
    await place.pass(second);
    expect(place.problems()).toMatchObject([{ code: "server-silent" }]);
  });

  it("is asked for again each second, as it was, until a server that is still starting hears it", async () => {
    place.server.registrar({ kind: "silent" });
    await place.signIn();
    await place.pass(5 * second);
    const asked = place.server.messages().filter(({ method }) => method === "REGISTER");
    expect(asked.length).toBe(6);
    expect(new Set(asked.map(({ raw }) => raw)).size).toBe(1);
    place.server.registrar({ kind: "grants", seconds: 300 });
    await place.pass(second);
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(place.server.bindings()).toHaveLength(1);
    const before = registrations();
    await place.pass(60 * second);
    expect(registrations()).toBe(before);
  });

  it("is asked for again with the password, where the server has fallen silent after wanting one", async () => {
    await place.act(place.signaling.openSocket);
    place.signaling.register();
    await place.wire.step();
    place.server.registrar({ kind: "silent" });
    await place.settle();
    await place.pass(2 * second);
    const [first, ...signed] = place.server.messages().filter(({ method }) => method === "REGISTER");
    expect(first?.raw).not.toContain("Authorization:");
    expect(signed.length).toBe(3);
    expect(signed[0]?.raw).toContain("Authorization:");
    expect(new Set(signed.map(({ raw }) => raw)).size).toBe(1);
  });

  it("whose every copy is challenged at once, after the network has stalled, is no wrong password", async () => {
    await place.act(place.signaling.openSocket);
    place.signaling.register();
    await vi.advanceTimersByTimeAsync(3 * second);
    await place.settle();
    expect(registrations()).toBe(5); // four as the first was, and one with the password
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    expect(place.server.bindings()).toHaveLength(1);
    await place.pass(second);
    expect(place.problems()).toEqual([]);
  });

  it("the refresh stays without an answer: the server is silent", async () => {
    place.server.registrar({ kind: "grants", seconds: 100 });
    await place.signIn();
    place.server.registrar({ kind: "silent" });
    await place.pass(58 * second);
    expect(place.problems()).toMatchObject([{ code: "server-silent" }]);
  });

  it("an answer without our contact is none", async () => {
    place.server.registrar({ kind: "refuses", status: "200 OK" });
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened"]);
    await place.pass(8 * second);
    expect(place.problems()).toMatchObject([{ code: "server-silent" }]);
  });

  it.each([
    ["503 Service Unavailable", ["Retry-After: 20"], { code: "server-error", retryAfter: 20 }],
    ["503 Service Unavailable", [], { code: "server-error", retryAfter: null }],
    ["500 Server Internal Error", ["Retry-After: soon"], { code: "server-error", retryAfter: null }],
    ["403 Forbidden", [], { code: "user-refused", detail: "403 Forbidden" }],
    ["404 Not Found", [], { code: "user-refused" }],
    ["302 Moved Temporarily", [], { code: "server-error" }],
  ] as const)("%s %j → %o, at once", async (status, headers, problem) => {
    place.server.registrar({ kind: "refuses", status, headers });
    await place.signIn();
    expect(place.problems()).toMatchObject([problem]);
  });

  it("a wrong password is tried once, not for ever", async () => {
    place.server.wantPassword("another password");
    await place.signIn();
    expect(registrations()).toBe(2); // without, and with what we have
    expect(place.problems()).toMatchObject([{ code: "password-refused", detail: "401 Unauthorized" }]);
    await place.pass(600 * second);
    expect(registrations()).toBe(2);
  });

  it("a password that the server takes no longer is told within seconds, not at the next refresh, and tried no more", async () => {
    await place.signIn();
    place.server.wantPassword("the next password");
    await place.pass(15 * second);
    expect(place.problems()).toMatchObject([{ code: "password-refused" }]);
    place.signaling.unregister();
    await place.settle();
    place.server.forget();
    await place.pass(60 * second);
    expect(place.server.messages()).toEqual([]);
  });

  it("a password that is replaced in time is never refused, neither in the refresh nor for a call", async () => {
    place.server.registrar({ kind: "grants", seconds: 100 });
    await place.signIn();
    place.server.wantPassword("the next password");
    network.setPassword("the next password");
    await place.pass(60 * second);
    await place.act(() =>
      place.signaling.dial({ id: "ours", kind: "customer", to: "+34612345678", from: null }),
    );
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "registered"]);
    expect(place.end("ours")).toBeUndefined();
    expect(place.server.heard().filter((each) => each === "INVITE")).toHaveLength(1);
  });

  it("a new password lets a refused registration succeed on the same socket", async () => {
    place.server.wantPassword("the next password");
    await place.signIn();
    network.setPassword("the next password");
    await place.act(place.signaling.register);
    expect(place.lineNews()).toEqual(["socket-opened", "registration-refused", "registered"]);
  });
});

describe("asked to register again", () => {
  it("while the first request is on its way: one registration, and it stays", async () => {
    await place.act(place.signaling.openSocket);
    place.signaling.register();
    place.signaling.register();
    await place.settle();
    expect(place.lineNews()).toContain("registered");
    expect(place.server.bindings()).toHaveLength(1);
  });

  it("while registered: refreshed, and never gone in between", async () => {
    await place.signIn();
    place.server.forget();
    await place.act(place.signaling.register);
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "registered"]);
    await place.pass(180 * second);
    expect(place.lineNews()).toHaveLength(4); // one refresh, not one for each time we asked
    expect(place.server.bindings()).toHaveLength(1);
    expect(
      place.server
        .messages()
        .map(({ raw }) => raw)
        .join(""),
    ).not.toMatch(/expires=0/);
  });

  it("in doubt: a server that is there says so, and one that is not is found within two seconds", async () => {
    await place.signIn();
    await place.act(place.signaling.check);
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "registered"]);
    await place.pass(5 * second);
    expect(place.problems()).toEqual([]);
    place.server.registrar({ kind: "silent" });
    await place.act(place.signaling.check);
    await place.pass(2 * second);
    expect(place.problems()).toMatchObject([{ code: "server-silent" }]);
  });

  it("in doubt while nothing is registered: nothing is asked", async () => {
    await place.act(place.signaling.openSocket);
    await place.act(place.signaling.check);
    expect(registrations()).toBe(0);
  });

  it("after the server was silent: it may try again over a fresh socket", async () => {
    place.server.registrar({ kind: "silent" });
    await place.signIn();
    await place.pass(8 * second);
    await place.act(place.signaling.register);
    await place.pass(8 * second);
    expect(place.problems()).toMatchObject([{ code: "server-silent" }, { code: "server-silent" }]);
    place.server.registrar({ kind: "grants", seconds: 300 });
    await place.act(place.signaling.closeSocket);
    await place.signIn();
    expect(place.lineNews().at(-1)).toBe("registered");
    expect(place.server.bindings()).toHaveLength(1);
  });
});

describe("signing out", () => {
  it("tells the server, without waiting for its word", async () => {
    await place.signIn();
    place.server.forget();
    await place.act(place.signaling.unregister);
    expect(place.server.bindings()).toEqual([]);
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
    await place.pass(600 * second);
    expect(place.timers()).toBe(0);
  });

  it("while a request is on its way: the server does not keep us", async () => {
    await place.act(place.signaling.openSocket);
    place.signaling.register();
    await place.act(place.signaling.unregister);
    expect(place.server.bindings()).toEqual([]);
    expect(place.lineNews()).toEqual(["socket-opened"]);
    await place.pass(33 * second); // SIP's own timers are through (RFC 3261, A)
    expect(place.timers()).toBe(0);
  });

  it("leaves no refresh and no timer behind", async () => {
    await place.signIn();
    place.signaling.unregister();
    place.signaling.closeSocket();
    await place.settle();
    const before = registrations();
    await place.pass(3_600 * second);
    expect(registrations()).toBe(before);
    expect(place.timers()).toBe(0);
  });
});

describe("the socket", () => {
  it("that does not open is the server's fault, or the computer's", async () => {
    place.wire.refuseSockets(true);
    await place.act(place.signaling.openSocket);
    place.goOffline();
    await place.act(place.signaling.openSocket);
    expect(place.problems()).toMatchObject([{ code: "server-unreachable" }, { code: "computer-offline" }]);
  });

  it("that neither opens nor fails is given up", async () => {
    place.wire.fallSilent();
    await place.act(place.signaling.openSocket);
    await place.pass(5 * second);
    expect(place.problems()).toMatchObject([{ code: "server-unreachable" }]);
  });

  it("that breaks is told with its reason", async () => {
    await place.signIn();
    await place.act(place.wire.cut);
    place.goOffline();
    await place.signIn();
    await place.act(place.wire.cut);
    expect(place.problems()).toMatchObject([{ code: "connection-lost" }, { code: "computer-offline" }]);
  });

  it("closed by us is never reported, not even on a dead network where closing does not end", async () => {
    await place.signIn();
    place.wire.fallSilent();
    await place.act(place.signaling.closeSocket);
    await place.pass(60 * second);
    expect(place.lineNews()).toEqual(["socket-opened", "registered"]);
  });

  it.each([
    ["closed by us", () => place.signaling.closeSocket(), []],
    ["that breaks", () => place.wire.cut(), ["socket-closed"]],
  ] as const)("%s takes its registration along, on its way or granted", async (_how, lose, told) => {
    await place.signIn();
    await place.act(lose);
    await place.pass(600 * second);
    expect(place.lineNews()).toEqual(["socket-opened", "registered", ...told]);
    place.server.registrar({ kind: "silent" });
    await place.signIn();
    await place.act(lose);
    await place.pass(600 * second);
    expect(place.lineNews().slice(2 + told.length)).toEqual(["socket-opened", ...told]);
    expect(place.timers()).toBe(0);
  });

  it("closed by us can be followed by a fresh one while the old one is still closing", async () => {
    await place.signIn();
    place.signaling.closeSocket();
    await place.signIn();
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "socket-opened", "registered"]);
    await place.act(place.wire.cut);
    expect(place.lineNews().at(-1)).toBe("socket-closed");
  });

  it("that is open gives way to the fresh one that is asked for", async () => {
    await place.signIn();
    await place.act(place.signaling.openSocket);
    expect(place.wire.opened()).toBe(2);
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "socket-opened"]);
    await place.act(place.signaling.register);
    expect(place.lineNews().at(-1)).toBe("registered");
  });

  it("can be asked for from within the news that the last one is gone", async () => {
    await place.signIn();
    const stop = place.signaling.subscribe((event) => {
      if (event.type === "line" && event.signal.type === "socket-closed") place.signaling.openSocket();
    });
    await place.act(place.wire.cut);
    stop();
    expect(place.lineNews()).toEqual(["socket-opened", "registered", "socket-closed", "socket-opened"]);
  });
});
