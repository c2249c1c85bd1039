import {
  QueryClientContext,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useContext } from "react";
import { answerOf, type Api } from "./client.ts";
import type { Permission } from "./contract.ts";
import { keys } from "./keys.ts";
import { numbersQuery } from "./numbers.ts";
import { useBackend, useBackendIfAny } from "./react.tsx";

/** A customer, seen from one of our numbers: permission belongs to the pair. */
export type CustomerOfNumber = {
  readonly numberId: string;
  /** E.164 with its plus, or Meta's business-scoped user id. */
  readonly customer: string;
};

function look(
  { slow }: Api,
  { numberId, customer }: CustomerOfNumber,
  { fresh, signal }: { readonly fresh: boolean; readonly signal?: AbortSignal },
): Promise<Permission> {
  return answerOf(
    slow.POST("/api/permissions/look", {
      body: { numberId, customer, fresh },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

function permissionQuery(api: Api, of: CustomerOfNumber) {
  return queryOptions({
    queryKey: keys.permission(of),
    queryFn: ({ signal }) => look(api, of, { fresh: false, signal }),
  });
}

/**
 * Whether this customer may be called from this number now, and what is left; `null`: nobody is on screen. Asks Meta
 * unless the backend's last answer is young. Never fails because of Meta: see `unknown`.
 */
export function usePermission(of: CustomerOfNumber | null) {
  const { api } = useBackend();
  return useQuery({
    ...permissionQuery(api, of ?? { numberId: "", customer: "" }),
    enabled: of !== null,
  });
}

/**
 * Looks once, for a click: at a customer, seen from a business number (both E.164). Null when it is not known: there is no
 * backend, it does not answer, or does not have the number. Never fails.
 */
export function useLookAtPermission(): (from: string | null, customer: string) => Promise<Permission | null> {
  const backend = useBackendIfAny();
  const queries = useContext(QueryClientContext);
  return async (from, customer) => {
    if (backend === null || queries === undefined) return null;
    try {
      const numbers = await queries.query({ ...numbersQuery(backend.api), staleTime: "static" });
      const numberId = numbers.find(({ number }) => number === from)?.id;
      if (numberId === undefined) return null;
      const query = permissionQuery(backend.api, { numberId, customer });
      // Nobody waits for a backend that is away.
      if (backend.live.state().phase === "reconnecting")
        return queries.getQueryData<Permission>(keys.permission({ numberId, customer })) ?? null;
      const permission = await queries.query(query);
      return permission;
    } catch {
      return null;
    }
  };
}

/** Asks Meta even when the last answer is young. */
export function useRefreshPermission() {
  const { api } = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: CustomerOfNumber) => look(api, of, { fresh: true }),
    onSuccess: (permission) => client.setQueryData<Permission>(keys.permission(permission), permission),
  });
}

/**
 * Asks the customer for permission to call; `text` is only sent inside the 24 h window.
 * Problems: `ask-not-possible` (params.reason: limit-reached, permanent, no-template), `meta`.
 */
export function useAskPermission() {
  const { api } = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, ...of }: CustomerOfNumber & { readonly text: string | null }) =>
      answerOf(api.slow.POST("/api/permissions/ask", { body: { ...of, fresh: false, text } })),
    onSuccess: (permission) => client.setQueryData<Permission>(keys.permission(permission), permission),
    onError: (_problem, of) => client.invalidateQueries({ queryKey: keys.permission(of) }),
  });
}
