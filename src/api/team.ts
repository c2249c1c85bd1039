import { useQuery } from "@tanstack/react-query";
import { answerOf } from "./client.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

/** Everybody's phone as Asterisk has it, and the trunks; kept fresh by events. For supervisors and administrators. */
export function useTeam() {
  const { api } = useBackend();
  return useQuery({
    queryKey: keys.team,
    queryFn: ({ signal }) => answerOf(api.own.GET("/api/team", { signal })),
  });
}
