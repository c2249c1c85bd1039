import type { LeftCall } from "../../core/call/left-call.ts";
import { composeRemote } from "./compose-remote.ts";
import { readPhone, type Message } from "./messages.ts";
import { createRemotePhone, type Moved } from "./remote-phone.ts";
import type { Lead, Place, SeatPorts } from "./seat-ports.ts";

/** This tab as a remote control of the phone in another one. */
export type Attached = Place & {
  readonly hear: (data: unknown) => void;
  /** Resolves once there is something to show. */
  readonly settled: Promise<void>;
  /** The calls as they were last known; null when they were not, or could not be gone on with. */
  readonly left: () => readonly LeftCall[] | null;
  /** Asks for the phone. */
  readonly move: () => Promise<Moved>;
};

type Parts = Pick<SeatPorts<Lead>, "line" | "clock" | "newId" | "remote" | "over"> & {
  /** This tab's own name. */
  readonly tab: string;
  readonly post: (message: Message) => void;
  readonly useHere: () => void;
};

/** Joins this tab to the one that has the phone. */
export function attach({ line, tab, clock, newId, remote, over, post, useHere }: Parts): Attached {
  const { parts, facts } = remote();
  const phone = createRemotePhone({
    ...{ line, tab, clock, newId, post },
    isHeard: () => parts.sound.state() === "on",
    pauseReasons: facts.shiftPolicy.pauseReasons,
  });
  const place = composeRemote(parts, { ...facts, takeLine: useHere }, phone);
  phone.greet();
  return {
    ...place,
    hear: (data) => {
      const message = readPhone(data);
      if (message?.line !== line) return;
      if (message.type === "over") over();
      else phone.hear(message);
    },
    settled: phone.settled,
    left: phone.left,
    move: phone.move,
  };
}
