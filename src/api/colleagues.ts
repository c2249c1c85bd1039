import { queryOptions, useQuery } from "@tanstack/react-query";
import { answerOf, type Api } from "./client.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

/** Milliseconds a list of colleagues is good for: people come and go by the day. */
const goodFor = 300_000;

function colleaguesQuery({ own }: Api) {
  return queryOptions({
    queryKey: keys.colleagues,
    queryFn: ({ signal }) => answerOf(own.GET("/api/colleagues", { signal })),
    staleTime: goodFor,
  });
}

/** Everybody with a phone who may sign in, by name; for everybody. */
export function useColleagues() {
  return useQuery(colleaguesQuery(useBackend().api));
}
