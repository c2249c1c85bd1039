import { useState } from "react";
import type { ApiProblem } from "../../api/problem.ts";
import { useLiveState } from "../../api/react.tsx";
import { useTeam } from "../../api/team.ts";
import type { TeamAgent } from "../../api/contract.ts";
import { cannotRing, inOrder, isFound, isReachable, trunkSummary, type Trunk } from "./board.ts";

/** How true what is on screen is. */
export type Freshness =
  | { readonly kind: "live" }
  /** The backend has lost Asterisk. */
  | { readonly kind: "pbx-away"; readonly since: number }
  /** This page has lost the backend. */
  | { readonly kind: "behind"; readonly since: number };

export type TeamRecord =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: ApiProblem; readonly again: () => void }
  | {
      readonly kind: "there";
      readonly freshness: Freshness;
      readonly reachable: number;
      readonly onCall: number;
      readonly total: number;
      readonly trunkState: ReturnType<typeof trunkSummary>;
      /** Those whose page says ready while no call can come. */
      readonly alarms: readonly TeamAgent[];
      readonly agents: readonly TeamAgent[];
      readonly trunks: readonly Trunk[];
      /** Null with so few people that everybody is seen at once. */
      readonly search: { readonly text: string; readonly change: (text: string) => void } | null;
    };

/** From here on a search is worth its place. */
const manyAgents = 8;

export function useTeamBoard(): TeamRecord {
  const query = useTeam();
  const live = useLiveState();
  const [text, setText] = useState("");
  if (query.data === undefined) {
    if (query.error === null) return { kind: "loading" };
    return { kind: "failed", problem: query.error, again: () => void query.refetch() };
  }
  const { pbx, agents, trunks } = query.data;
  const ordered = inOrder(agents);
  return {
    kind: "there",
    freshness: freshnessOf(),
    reachable: agents.filter(isReachable).length,
    onCall: agents.filter(({ call }) => call?.state === "talking").length,
    total: agents.length,
    trunkState: trunkSummary(trunks),
    alarms: pbx.state === "away" ? [] : ordered.filter(cannotRing),
    agents: ordered.filter((agent) => isFound(agent, text)),
    trunks,
    search: agents.length < manyAgents ? null : { text, change: setText },
  };

  function freshnessOf(): Freshness {
    if (live.phase === "reconnecting") return { kind: "behind", since: query.dataUpdatedAt };
    return pbx.state === "away" ? { kind: "pbx-away", since: Date.parse(pbx.since) } : { kind: "live" };
  }
}
