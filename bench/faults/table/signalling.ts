import type { Fault } from "../fault.ts";

const cut = "the proxy in front of Asterisk destroys every WebSocket";
const stall = "the proxy in front of Asterisk passes nothing on any more and tells nobody";

/** The connection to Asterisk. */
export const signalling: readonly Fault[] = [
  {
    id: "socket-lost-idle",
    what: "The socket to Asterisk is cut while nobody calls",
    how: cut,
    call: "none",
    expected: { outcome: "survives", registered: 2 },
    quick: true,
    happen: ({ app }) => app.dropSockets(),
  },
  {
    id: "socket-lost-call",
    what: "The socket to Asterisk is cut in a call",
    how: cut,
    call: "up",
    expected: { outcome: "survives", silence: 0.5, registered: 2 },
    quick: true,
    happen: ({ app }) => app.dropSockets(),
  },
  {
    id: "socket-dead-idle",
    what: "The socket is dead and does not know it, while nobody calls",
    how: stall,
    call: "none",
    // Found within fifteen seconds.
    expected: { outcome: "survives", registered: 17 },
    quick: true,
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
];
