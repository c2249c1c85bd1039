import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problem.ts";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiProblem;
  }
}

/** Attempts beside the first. */
const retries = 3;

/**
 * Answers of the backend, kept while they are looked at and ten minutes longer. Reading is tried again when the network
 * failed, changing never is: nobody knows whether it was done. What was read stays on screen when reading it anew fails.
 * `onProblem` hears of every failure, for what concerns the whole page, such as a session that has ended.
 */
export function createQueryClient(onProblem: (problem: ApiProblem) => void = () => undefined): QueryClient {
  const tell = (error: unknown): void => {
    if (error instanceof ApiProblem) onProblem(error);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: tell }),
    mutationCache: new MutationCache({ onError: tell }),
    defaultOptions: {
      queries: {
        // Events tell what changes; this is for what they cannot tell, such as settings changed at Meta.
        staleTime: 30_000,
        gcTime: 600_000,
        // Our backend may be on this very computer: whether the computer is online says nothing.
        networkMode: "always",
        retry: (failed, problem) => isWorthRetrying(problem) && failed < retries,
        retryDelay: (failed) => Math.min(1_000 * 2 ** failed, 8_000),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

function isWorthRetrying(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.code === "unreachable" || problem.code === "unavailable");
}
