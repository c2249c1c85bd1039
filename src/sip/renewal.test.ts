import { describe, expect, it } from "vitest";
import { asRenewal, createSameSession, isStranded } from "./renewal.ts";

const candidate = (host: string, type = "host") => `a=candidate:1 1 udp 2122260223 ${host} 40000 typ ${type}`;
const described = (type: RTCSdpType, ...lines: readonly string[]) =>
  ({ type, sdp: ["v=0", ...lines, ""].join("\r\n") }) as RTCSessionDescription;

/** A connection of a call that is up. */
const connection = (facts: {
  readonly signalingState?: RTCSignalingState;
  readonly ours?: RTCSessionDescription;
  readonly theirs?: RTCSessionDescription;
}) => {
  const { signalingState = "stable", ours = null, theirs = null } = facts;
  const local = { localDescription: ours, currentLocalDescription: ours };
  return {
    signalingState,
    ...local,
    currentRemoteDescription: theirs,
    getReceivers: () => [] as RTCRtpReceiver[],
  };
};
/** One whose chosen way begins at this candidate. */
const inUse = (local: Partial<RTCIceCandidate>, ...hosts: readonly string[]) => {
  const iceTransport = { getSelectedCandidatePair: () => ({ local }) };
  const receiver = { transport: { iceTransport } } as unknown as RTCRtpReceiver;
  return { ...named(...hosts), getReceivers: () => [receiver] };
};
const named = (...hosts: readonly string[]) =>
  connection({ ours: described("offer", ...hosts.map((host) => candidate(host))) });

describe("a connection is stranded", () => {
  it.each([
    ["when its address is another computer's now", ["192.0.2.7"], ["198.51.100.4"], true],
    ["when none of several is left", ["192.0.2.7", "192.0.2.8"], ["198.51.100.4"], true],
    ["not when the address is still there", ["192.0.2.7"], ["192.0.2.7"], false],
    ["not when one of several is left", ["192.0.2.7", "192.0.2.8"], ["198.51.100.4", "192.0.2.8"], false],
    ["not when another has come", ["192.0.2.7"], ["192.0.2.7", "2001:db8::7"], false],
    ["for IPv6 as well", ["2001:db8::7"], ["2001:db8::9"], true],
    ["not while there is no network", ["192.0.2.7"], [], false],
    ["not when the browser hides what it is now (mDNS)", ["192.0.2.7"], ["a1.local"], false],
    ["not when the browser hid what it was", ["a1.local"], ["192.0.2.7"], false],
    ["not when it had never named one", [], ["192.0.2.7"], false],
  ])("%s", (_, before, now, expected) => {
    expect(isStranded(named(...before), named(...now))).toBe(expected);
  });

  it.each([
    ["when the address in use is gone, though others are left", { type: "host", address: "192.0.2.7" }, true],
    [
      "not when the address in use is left, though others are gone",
      { type: "host", address: "172.17.0.1" },
      false,
    ],
    [
      "when what lies behind the address that others see is gone",
      { type: "prflx", address: "203.0.113.1", relatedAddress: "192.0.2.7" },
      true,
    ],
    [
      "not when that is hidden, and others are left",
      { type: "srflx", address: "203.0.113.1", relatedAddress: "0.0.0.0" },
      false,
    ],
    ["not when it goes by a relay, and others are left", { type: "relay", address: "203.0.113.9" }, false],
  ] as const)("%s", (_, local, expected) => {
    const before = inUse(local, "192.0.2.7", "172.17.0.1");
    expect(isStranded(before, named("198.51.100.4", "172.17.0.1"))).toBe(expected);
  });

  it("not when its IPv6 address is left, which stands in brackets", () => {
    const before = inUse({ type: "host", address: "[2001:db8::7]" }, "2001:db8::7");
    expect(isStranded(before, named("2001:db8::7"))).toBe(false);
    expect(isStranded(before, named("2001:db8::9"))).toBe(true);
  });

  it("when the browser has closed it, as it does when the computer sleeps; but not while there is no network", () => {
    const closed = { ...named("192.0.2.7"), signalingState: "closed" as const };
    expect(isStranded(closed, named("192.0.2.7"))).toBe(true);
    expect(isStranded(closed, named())).toBe(false);
  });

  it("whatever a server has said of it: that is no address of this computer", () => {
    const before = connection({
      ours: described("offer", candidate("192.0.2.7"), candidate("203.0.113.1", "srflx")),
    });
    const now = connection({
      ours: described("offer", candidate("198.51.100.4"), candidate("203.0.113.1", "srflx")),
    });
    expect(isStranded(before, now)).toBe(true);
  });
});

describe("the offer of another connection", () => {
  const offer = ["v=0", "t=0 0", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=setup:actpass", ""].join("\r\n");
  const setups = (of: Parameters<typeof asRenewal>[1]) =>
    asRenewal(offer, of)
      .split("\r\n")
      .filter((line) => /^(?:m=|a=setup)/.test(line));
  const audio = "m=audio 9 UDP/TLS/RTP/SAVPF 111";

  it("turns Asterisk, which had waited for us to begin, round and back", () => {
    const waits = ["a=setup:passive", audio, "a=setup:active"];
    const calledUs = connection({
      ours: described("answer", "a=setup:active"),
      theirs: described("offer", "a=setup:actpass"),
    });
    expect(setups(calledUs)).toEqual(waits);
    const calledByUs = connection({
      ours: described("offer", "a=setup:actpass"),
      theirs: described("answer", "a=setup:passive"),
    });
    expect(setups(calledByUs)).toEqual(waits);
  });

  it("turns Asterisk, which had begun, round and back", () => {
    const calledByUs = connection({
      ours: described("offer", "a=setup:actpass"),
      theirs: described("answer", "a=setup:active"),
    });
    expect(setups(calledByUs)).toEqual(["a=setup:active", audio, "a=setup:passive"]);
  });
});

it("descriptions of several connections are of one session, whose version goes up (RFC 3264 8)", () => {
  const asSameSession = createSameSession();
  const say = (origin: string) =>
    asSameSession(`v=0\r\no=${origin} IN IP4 127.0.0.1\r\ns=-\r\n`).split("\r\n")[1]?.slice(2, -17);
  expect([say("- 77 2"), say("- 77 3"), say("- 99 2"), say("- 99 2"), say("- 55 9")]).toEqual([
    "- 77 2",
    "- 77 3",
    "- 77 4",
    "- 77 5",
    "- 77 6",
  ]);
});
