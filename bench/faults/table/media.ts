import type { Fault } from "../fault.ts";
import { addRules } from "../firewall.ts";
import type { Tab } from "../tab.ts";

declare global {
  var faultPeers: RTCPeerConnection[];
}

/** The way of the sound. */
export const media: readonly Fault[] = [
  {
    id: "media-port-closed",
    what: "A firewall closes the port of the sound for good, in a call",
    how: "nft drops what goes from and to the browser's port",
    call: "up",
    // Browsers give a way up after six seconds.
    expected: { outcome: "survives", silence: 8 },
    quick: false,
    before: keepPeers,
    happen: async ({ agent, defer }) => {
      const port = await portInUse(agent.tab());
      addRules(
        ["sport", "dport"].map((side) => `udp ${side} ${String(port)} drop`),
        defer,
      );
    },
  },
];

/** Runs in the page before the app: keeps hold of its peer connections. */
function keepPeers(): void {
  globalThis.faultPeers = [];
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      globalThis.faultPeers.push(this);
    }
  };
}

/** The UDP port of this computer that the newest call's sound goes through. */
function portInUse(tab: Tab): Promise<number> {
  return tab.run(() => {
    const peer = globalThis.faultPeers.findLast(({ remoteDescription }) => remoteDescription !== null);
    return peer?.getReceivers()[0]?.transport?.iceTransport.getSelectedCandidatePair()?.local.port ?? 0;
  });
}
