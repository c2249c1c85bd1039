import type { Team, TeamAgent } from "../api/contract.ts";
import { aPhoneAtPbx, at, aTeamAgent } from "./api-builders.ts";
import { maria } from "./people.ts";

type Standing = {
  readonly line?: TeamAgent["browser"]["line"];
  readonly state?: TeamAgent["phone"]["state"];
  readonly call?: NonNullable<TeamAgent["call"]>["state"];
  /** Why they pause. */
  readonly pause?: string;
};

/** Somebody with a phone: signed in and reachable unless the example says otherwise. */
export function anAgentOnTheBoard(name: string, standing: Standing = {}): TeamAgent {
  const { line = "ready", state = "reachable", call, pause } = standing;
  const isThere = state === "reachable";
  return aTeamAgent({
    personId: `person-${name}`,
    name,
    phone: aPhoneAtPbx({ state, roundTripMs: isThere ? 24.4 : null, contacts: isThere ? 1 : 0 }),
    browser: { line, at: at() },
    shift:
      pause === undefined
        ? { state: isThere ? "ready" : "offline", reason: null, since: null }
        : { state: "paused", reason: pause, since: at() },
    call:
      call === undefined
        ? null
        : {
            direction: "inbound",
            state: call,
            customer: maria.number,
            customerName: maria.name,
            label: "Support",
            since: at(),
          },
  });
}

type Trunk = Team["trunks"][number];

/** A trunk that has carried calls both ways. */
export function aTrunkOnTheBoard(label: string, facts: Partial<Trunk> = {}): Trunk {
  const worked = { lastSuccessAt: at(), lastFailureAt: null, lastFailure: null };
  return {
    numberId: `number-${label}`,
    number: "+12025550100",
    label,
    state: "set-up",
    inbound: worked,
    outbound: worked,
    ...facts,
  };
}
