import type { Fault } from "../fault.ts";
import { addRules } from "../firewall.ts";
import type { Scene } from "../scene.ts";
import { seconds } from "../until.ts";

const cut = "the proxy in front of Asterisk destroys every WebSocket";
const stall = "the proxy in front of Asterisk passes nothing on any more and tells nobody";

/** Of a socket whose server answers: 5 round trips, none of which takes any time here, and 150 ms. */
const atOnce = 0.15;

/** A line that has just come is tried again more slowly than one that was ready for ten seconds. */
async function cutReadyLine({ app }: Scene): Promise<void> {
  await seconds(11);
  app.dropSockets();
}

/** The connection to Asterisk. */
export const signalling: readonly Fault[] = [
  {
    id: "socket-lost-idle",
    what: "The socket to Asterisk is cut while nobody calls",
    how: cut,
    call: "none",
    expected: { outcome: "survives", registered: atOnce },
    quick: false,
    happen: cutReadyLine,
  },
  {
    id: "socket-lost-call",
    what: "The socket to Asterisk is cut in a call",
    how: cut,
    call: "up",
    expected: { outcome: "survives", silence: 0.5, registered: atOnce },
    quick: false,
    happen: cutReadyLine,
  },
  {
    id: "socket-dead-idle",
    what: "The socket is dead and does not know it, while nobody calls",
    how: stall,
    call: "none",
    // Found within fifteen seconds.
    expected: { outcome: "survives", registered: 17 },
    quick: false,
    happen: ({ app }) => app.stallSockets(),
  },
  {
    id: "socket-dead-call",
    what: "The socket is dead and does not know it, in a call",
    how: stall,
    call: "up",
    // Found within three.
    expected: { outcome: "survives", silence: 0.5, registered: 5 },
    quick: true,
    happen: ({ app }) => app.stallSockets(),
  },
  {
    id: "wss-restarted-call",
    what: "The port of Asterisk's WSS is closed for five seconds in a call, and every socket is cut",
    how: "nft answers whatever goes there by a reset, and the proxy in front of Asterisk destroys every WebSocket",
    call: "up",
    // Attempts are further and further apart meanwhile: 1, 2 and 4 s.
    expected: {
      outcome: "survives",
      silence: 0.5,
      registered: 5,
      says: /connection lost|server not reached/,
    },
    quick: false,
    happen: async ({ app, lab, defer, over }) => {
      const { address, webSocketPort } = lab.addresses.pbx;
      const where = `ip daddr ${address} tcp dport ${String(webSocketPort)}`;
      const open = addRules([`${where} reject with tcp reset`], defer);
      app.dropSockets();
      await seconds(5);
      over();
      open();
    },
  },
];
