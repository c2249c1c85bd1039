import { useInfiniteQuery } from "@tanstack/react-query";
import { answerOf } from "./client.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

const pageLength = 50;

/** Who did what, newest first, in pages of 50. For administrators. */
export function useAudit() {
  const { api } = useBackend();
  return useInfiniteQuery({
    queryKey: keys.audit,
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.own.GET("/api/audit", {
          params: { query: { limit: pageLength, ...(pageParam === null ? {} : { before: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < pageLength ? undefined : page.at(-1)?.id),
  });
}
