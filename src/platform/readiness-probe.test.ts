import { describe, expect, it } from "vitest";
import { createReadinessProbe, type Browser } from "./readiness-probe.ts";

type Found = { readonly type: string } | null;

/** A browser whose connections find these candidates, and that answers these questions. */
function aBrowser(found: readonly Found[], answers: Readonly<Record<string, PermissionState>> = {}) {
  const open = new Set<object>();
  class FakeConnection {
    onicecandidate: ((event: { readonly candidate: Found }) => void) | null = null;
    constructor() {
      open.add(this);
    }
    createDataChannel(): void {
      // Nothing is sent.
    }
    setLocalDescription(): Promise<void> {
      for (const candidate of found) this.onicecandidate?.({ candidate });
      return Promise.resolve();
    }
    close(): void {
      open.delete(this);
    }
  }
  const browser: Browser = {
    RTCPeerConnection: FakeConnection as unknown as Browser["RTCPeerConnection"],
    permissions: {
      query: ({ name }) => {
        const state = answers[name];
        return state === undefined
          ? Promise.reject(new TypeError("no such name"))
          : Promise.resolve({ state } as PermissionStatus);
      },
    },
    Notification: { permission: "default", requestPermission: () => Promise.resolve("granted") },
  };
  return { browser, left: () => open.size };
}
const host = { type: "host" };
const turn = { urls: ["turn:turn.example.com"], username: "u", credential: "c" };

describe("the addresses for audio", () => {
  it("are those found, beside those the servers should give, and no connection is left", async () => {
    const { browser, left } = aBrowser([host, host, { type: "relay" }, null]);
    const servers = [{ urls: "stun:stun.example.com" }, turn];
    expect(await createReadinessProbe(browser, servers).gather()).toEqual({
      found: ["host", "relay"],
      wanted: ["host", "srflx", "relay"],
    });
    expect(left()).toBe(0);
  });

  it("are none where the browser makes no connection", async () => {
    const { browser } = aBrowser([]);
    const none = { ...browser, RTCPeerConnection: undefined as unknown as Browser["RTCPeerConnection"] };
    expect(await createReadinessProbe(none, []).gather()).toEqual({ found: [], wanted: ["host"] });
  });
});

describe("what the page may do", () => {
  it.each([
    [{}, "unknown"],
    [{ "local-network-access": "granted" }, "granted"],
    [{ "local-network": "granted", "loopback-network": "denied" }, "denied"],
    [{ "local-network-access": "prompt" }, "prompt"],
  ] as const)("%o on the local network: %s", async (answers, allowed) => {
    const { browser } = aBrowser([], answers);
    expect(await createReadinessProbe(browser, []).allowed("local-network")).toBe(allowed);
  });

  it("is asked of notifications, and of nobody where there are none", async () => {
    const { browser } = aBrowser([]);
    const probe = createReadinessProbe(browser, []);
    expect(await probe.allowed("notifications")).toBe("prompt");
    expect(await probe.askForNotifications()).toBe("granted");
    const without = createReadinessProbe({ ...browser, Notification: undefined, permissions: undefined }, []);
    expect(await without.allowed("notifications")).toBe("unknown");
    expect(await without.askForNotifications()).toBe("unknown");
    expect(await without.allowed("local-network")).toBe("unknown");
  });
});
