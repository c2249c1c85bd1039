import type { Instant } from "../call/call.ts";
import type { LineProblem } from "../problems.ts";

/**
 * The agent's line: is this browser reachable for calls? One value, so "registered" on a dead socket
 * cannot be written.
 *
 *   off ─► connecting ─► registering ─► ready
 *              │              │  │        │
 *              └──► waiting ◄─┘  │        │   (waiting leads back to connecting)
 *                      ▲─────────┼────────┘
 *                                └─► refused   (only the agent can help: sign in again, or try again)
 *
 * `yield` leads to `refused` from every phase.
 *
 * All moves: transition.test.ts.
 */
export type Line =
  | { readonly phase: "off" }
  | { readonly phase: "connecting"; readonly attempt: number }
  | { readonly phase: "registering"; readonly attempt: number }
  | {
      readonly phase: "ready";
      readonly since: Instant;
      readonly expires: Instant;
      /** Milliseconds by which the server's clock is ahead of ours, to the second; absent where it does not tell the time. */
      readonly serverAhead?: number;
      /** The attempt that led here: a line that breaks again at once goes on counting. */
      readonly attempt: number;
    }
  | {
      readonly phase: "waiting";
      readonly attempt: number;
      readonly retryAt: Instant;
      readonly problem: LineProblem;
    }
  | { readonly phase: "refused"; readonly problem: LineProblem };

export type LineCommand =
  | { readonly type: "sign-in" }
  | { readonly type: "sign-out" }
  /** Try now instead of waiting: the agent asks, the computer came back online, the tab was shown again. */
  | { readonly type: "try-now" }
  /**
   * Something happened that sockets may not outlive without a word: the network is another one, the page stood still for a
   * moment. A line that is ready is asked whether it still is; one that waits is tried now.
   */
  | { readonly type: "doubt" }
  /** Begins anew on a fresh socket: the one there is has been slept over, or the PBX has no phone of ours behind it. */
  | { readonly type: "begin-anew" }
  /** Gives the line up, saying why: the agent's calls ring at another place now. */
  | { readonly type: "yield"; readonly problem: LineProblem };

export type LineSignal =
  | { readonly type: "socket-opened" }
  | { readonly type: "socket-closed"; readonly problem: LineProblem }
  | { readonly type: "registered"; readonly expires: Instant; readonly serverAhead?: number }
  | { readonly type: "registration-refused"; readonly problem: LineProblem }
  | { readonly type: "retry-due" };

export type LineEffect =
  | { readonly type: "open-socket" }
  | { readonly type: "close-socket" }
  | { readonly type: "register" }
  /** Registers again at once, and wants a quick answer. */
  | { readonly type: "check" }
  | { readonly type: "unregister" }
  | { readonly type: "start-retry-timer"; readonly delay: number }
  | { readonly type: "stop-retry-timer" };
