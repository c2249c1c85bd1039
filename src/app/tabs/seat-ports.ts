import type { LeftCall } from "../../core/call/left-call.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Composed, Facts } from "../compose.ts";
import type { RemoteParts } from "./compose-remote.ts";
import type { SharedSignIn } from "./serve-tabs.ts";
import type { Tabs } from "./tab-ports.ts";

/** A workplace, wherever its phone is. */
export type Place = Pick<Composed, "workplace" | "phone" | "stop">;

/** A phone of this tab's own. */
export type Lead = Pick<Composed, "workplace" | "phone" | "left" | "handOver" | "stop"> & {
  /**
   * The line is this tab's: opens it, and goes on with the calls that another page or tab has left. `by-itself`: nobody asked
   * for it.
   */
  readonly open: (left: readonly LeftCall[], why: "asked" | "by-itself") => void;
};

export type SeatPorts<Own extends Lead> = {
  /** Names user and server. */
  readonly line: string;
  readonly tabs: Pick<Tabs, "tab" | "locks" | "channel">;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The phone of this tab until it turns out that another one has it; its line stays closed until `open`. */
  readonly first: Own;
  /** Sets up another one. */
  readonly lead: () => Own;
  /** What a remote control in this tab is made of. */
  readonly remote: () => { readonly parts: RemoteParts; readonly facts: Facts };
  /** The screens have another workplace from now on. `own`: its phone, where that is in this tab. */
  readonly changed: (place: Place, own: Own | null) => void;
  /** Another tab was signed out of the line, and so is this one. */
  readonly over: () => void;
  /** The sign-in, for a tab where nobody is signed in; null where the backend knows who is. */
  readonly signIn: SharedSignIn | null;
};

export type Seat<Own extends Lead> = {
  /** The phone of this tab, until another has it; null then. */
  readonly own: () => Own | null;
  /** Takes the line, or becomes the remote control of the tab that has it. `left`: what the page before has left. */
  readonly start: (left: readonly LeftCall[]) => Promise<void>;
  /** `why`: signed out here, and so everywhere; or only this tab's business. */
  readonly stop: (why: "signed-out" | "other") => void;
};
