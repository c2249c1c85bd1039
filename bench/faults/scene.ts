import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import type { Agent } from "./agent.ts";
import type { Stage } from "./stage.ts";

/** What a fault has at hand when it happens. */
export interface Scene extends Pick<Stage, "lab" | "app" | "url" | "backend" | "network"> {
  readonly agent: Agent;
  /** The customer's call; undefined when the agent is idle. */
  readonly call: CustomerCall | undefined;
  /** The cause has gone: from now on the phone can be registered again. Default: when the fault has happened. */
  readonly over: () => void;
  /** An expectation of this fault's own was missed: a sentence with what was expected and seen. */
  readonly miss: (sentence: string) => void;
  /** Ends with the play, in reverse, whatever comes. */
  readonly defer: (undo: () => Promise<void> | void) => void;
}

/** The agent, the customer who calls, and whom they call. */
export const alice = { user: "1001", name: "Alice Lind" } as const;
export const lucia = { number: "+34655102030", name: "Lucía Fernández" } as const;
export const ourNumber = "+12145550111";
