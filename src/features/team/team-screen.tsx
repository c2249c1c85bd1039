import { useTeamBoard } from "./use-team-board.ts";
import { TeamView } from "./view.tsx";

/** The supervisors' board. */
export function TeamScreen() {
  return <TeamView {...useTeamBoard()} />;
}
