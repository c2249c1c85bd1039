import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf, type Api } from "./client.ts";
import type { Permission } from "./contract.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

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

/**
 * Whether this customer may be called from this number now, and what is left; `null`: nobody is on screen. Asks Meta
 * unless the backend's last answer is young. Never fails because of Meta: see `unknown`.
 */
export function usePermission(of: CustomerOfNumber | null) {
  const { api } = useBackend();
  return useQuery({
    queryKey: of === null ? ["permission"] : keys.permission(of),
    queryFn: ({ signal }) => look(api, of ?? { numberId: "", customer: "" }, { fresh: false, signal }),
    enabled: of !== null,
  });
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
