import { describe, expect, it } from "vitest";
import type { SignalingEvent } from "../../core/ports/signaling.ts";
import { createPhone } from "../../phone/phone.ts";
import { silentLogger } from "../../shared/logger.ts";
import { aProblem } from "../../testing/builders.ts";
import { createFakeSignaling } from "../../testing/fake-signaling.ts";
import { createFixedChance } from "../../testing/fixed-chance.ts";
import { createManualClock } from "../../testing/manual-clock.ts";
import { createIssuedSignaling, type Issued, type IssuedRelay } from "./issued-signaling.ts";

const second = 1_000;
const minute = 60 * second;
const away = aProblem("no-credentials", { detail: "unreachable" });

/** Alice's line, with a backend that gives passwords for ten minutes as long as the test lets it. */
function aLine() {
  const clock = createManualClock();
  const inner = createFakeSignaling(clock);
  const passwords: string[] = [];
  const relays: IssuedRelay[] = [];
  let refusal: Issued | null = null;
  let asked = 0;
  const issue = (): Promise<Issued> => {
    asked += 1;
    const password = `password ${asked}`;
    const relay = { urls: ["turn:turn.example.com"], username: `${asked}:1001`, credential: "secret" };
    return Promise.resolve(refusal ?? { kind: "issued", password, relays: [relay], lasts: 10 * minute });
  };
  let isAccepted: (password: string | undefined) => boolean = () => true;
  const withPassword = {
    ...inner,
    setPassword: (password: string) => void passwords.push(password),
    setRelays: (now: readonly IssuedRelay[]) => void relays.splice(0, Infinity, ...now),
    register: () => {
      inner.network.refuseRegistrations(isAccepted(passwords.at(-1)) ? null : aProblem("password-refused"));
      inner.register();
    },
  };
  const signaling = createIssuedSignaling(withPassword, issue, clock);
  const events: SignalingEvent[] = [];
  signaling.subscribe((event) => void events.push(event));
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger: silentLogger });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.resolve();
      inner.network.deliver();
    }
  };
  return {
    clock,
    network: inner.network,
    phone,
    signaling,
    passwords,
    /** By which names the TURN servers know this phone now. */
    relayNames: () => relays.map(({ username }) => username),
    asterisk: {
      accepts: (which: typeof isAccepted) => {
        isAccepted = which;
      },
    },
    settle,
    asked: () => asked,
    line: () => phone.state().line,
    events: () => events.map((event) => (event.type === "line" ? event.signal.type : event.type)),
    backendGoesAway: () => {
      refusal = { kind: "refused", problem: away };
    },
    backendComesBack: () => {
      refusal = null;
    },
    signIn: async () => {
      phone.line({ type: "sign-in" });
      await settle();
    },
  };
}

describe("a line whose password the backend gives", () => {
  it("gets one before it opens its socket", async () => {
    const { signIn, line, passwords } = aLine();
    await signIn();
    expect(line().phase).toBe("ready");
    expect(passwords).toEqual(["password 1"]);
  });

  it("renews it at four fifths of its life, and nothing of the line moves", async () => {
    const { signIn, clock, events, passwords, relayNames, settle } = aLine();
    await signIn();
    expect(relayNames()).toEqual(["1:1001"]);
    clock.pass(8 * minute - 1);
    await settle();
    expect(passwords).toHaveLength(1);
    const before = events().length;
    clock.pass(1);
    await settle();
    expect(passwords).toEqual(["password 1", "password 2"]);
    expect(relayNames()).toEqual(["2:1001"]);
    expect(events()).toHaveLength(before);
    clock.pass(8 * minute);
    await settle();
    expect(passwords).toHaveLength(3);
  });

  it("keeps the line while the backend is away, and renews once it is back", async () => {
    const { signIn, clock, line, passwords, settle, ...backend } = aLine();
    await signIn();
    backend.backendGoesAway();
    clock.pass(8 * minute);
    await settle();
    clock.pass(minute);
    await settle();
    expect(line().phase).toBe("ready");
    backend.backendComesBack();
    clock.pass(minute);
    await settle();
    expect(passwords).toHaveLength(2);
  });

  it("reopens a lost socket with the password it has", async () => {
    const { signIn, clock, network, line, settle, asked } = aLine();
    await signIn();
    network.loseSocket();
    clock.pass(second);
    await settle();
    expect(line().phase).toBe("ready");
    expect(asked()).toBe(1);
  });

  it("a computer that slept over the end of its password gets a new one before it registers", async () => {
    const { signIn, clock, network, line, passwords, settle, ...backend } = aLine();
    await signIn();
    backend.backendGoesAway();
    network.loseSocket();
    clock.pass(20 * minute);
    backend.backendComesBack();
    await settle();
    clock.pass(minute);
    await settle();
    expect(line().phase).toBe("ready");
    expect(passwords.length).toBeGreaterThan(1);
  });

  it("without a password says so, and tries again as a line does", async () => {
    const { signIn, clock, line, settle, ...backend } = aLine();
    backend.backendGoesAway();
    await signIn();
    expect(line()).toMatchObject({ phase: "waiting", problem: away });
    backend.backendComesBack();
    clock.pass(250);
    await settle();
    expect(line().phase).toBe("ready");
  });
});

describe("a password that is refused", () => {
  it("is replaced once by itself, on the same socket, without a word", async () => {
    const { signIn, asterisk, network, clock, line, passwords, events, settle } = aLine();
    await signIn();
    asterisk.accepts((password) => password === "password 2");
    network.loseSocket();
    clock.pass(second);
    await settle();
    expect(line().phase).toBe("ready");
    expect(passwords).toEqual(["password 1", "password 2"]);
    expect(events()).not.toContain("registration-refused");
    expect(network.asked().filter((each) => each === "open-socket")).toHaveLength(2);
  });

  it("may be replaced again after it has worked", async () => {
    const { signIn, asterisk, network, clock, line, settle } = aLine();
    await signIn();
    for (const wanted of ["password 2", "password 3"]) {
      asterisk.accepts((password) => password === wanted);
      clock.pass(minute);
      network.loseSocket();
      clock.pass(second);
      await settle();
      expect(line().phase).toBe("ready");
    }
  });

  it("twice in a row is told, and tried no more: backend and Asterisk do not agree", async () => {
    const { signIn, asterisk, network, clock, line, asked, settle, phone } = aLine();
    await signIn();
    asterisk.accepts(() => false);
    network.loseSocket();
    clock.pass(second);
    await settle();
    expect(line()).toMatchObject({ phase: "refused", problem: { code: "credentials-refused" } });
    clock.pass(60 * minute);
    await settle();
    expect(asked()).toBe(2);

    asterisk.accepts(() => true);
    phone.line({ type: "try-now" });
    await settle();
    expect(line().phase).toBe("ready");
    expect(asked()).toBe(3);
  });

  it("while the backend is away: that is told, and tried again", async () => {
    const { signIn, asterisk, network, clock, line, settle, ...backend } = aLine();
    await signIn();
    asterisk.accepts((password) => password !== "password 1");
    backend.backendGoesAway();
    network.loseSocket();
    clock.pass(second);
    await settle();
    expect(line()).toMatchObject({ phase: "waiting", problem: away });
    backend.backendComesBack();
    clock.pass(minute);
    await settle();
    expect(line().phase).toBe("ready");
  });

  it("signed out while a new password is on its way: no socket opens after it", async () => {
    const { phone, network, settle } = aLine();
    phone.line({ type: "sign-in" });
    phone.line({ type: "sign-out" });
    await settle();
    expect(network.asked()).not.toContain("open-socket");
  });

  it("stopped, nothing is renewed any more", async () => {
    const { signIn, signaling, clock } = aLine();
    await signIn();
    signaling.stop();
    expect(clock.waiting()).toBe(0);
  });
});
