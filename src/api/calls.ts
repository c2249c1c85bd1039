import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answerOf } from "./client.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

const pageLength = 20;

/** How many customers' calls began in a span of time (milliseconds since 1970) and were taken by nobody. */
export function useMissedBetween(from: number, to: number) {
  const { api } = useBackend();
  const body = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return useQuery({
    queryKey: keys.missedBetween(from, to),
    queryFn: async ({ signal }) =>
      (await answerOf(api.own.POST("/api/calls/missed", { body, signal }))).count,
  });
}

/** Calls, newest first, in pages of 20: with one customer, or (`null`) all that this person may see. */
export function useCalls(customer: string | null) {
  const { api } = useBackend();
  return useInfiniteQuery({
    queryKey: keys.callsWith(customer),
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.own.POST("/api/calls/search", {
          body: {
            limit: pageLength,
            ...(customer === null ? {} : { customer }),
            ...(pageParam === null ? {} : { before: pageParam }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < pageLength ? undefined : page.at(-1)?.startedAt),
  });
}
