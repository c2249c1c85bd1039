import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf, ifMatch, type Api } from "./client.ts";
import type { Account, AccountChange, NewAccount } from "./contract.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

function accountsQuery({ own }: Api) {
  return queryOptions({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => answerOf(own.GET("/api/accounts", { signal })),
  });
}

/** Meta accounts. For administrators. */
export function useAccounts() {
  return useQuery(accountsQuery(useBackend().api));
}

function useAccountsAnew() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.accounts });
}

/** Adds an account after asking Meta whether its token works. Problems: `account-taken`, `meta`. */
export function useCreateAccount() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (body: NewAccount) => answerOf(api.slow.POST("/api/accounts", { body })),
    onSettled: useAccountsAnew(),
    // The access token that was typed is not kept longer than the form.
    gcTime: 0,
  });
}

/** A secret that is left out stays as it is. Problems: `changed-meanwhile`, `meta`. */
export function useChangeAccount() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: ({ account, change }: { readonly account: Account; readonly change: AccountChange }) =>
      answerOf(
        api.slow.PATCH("/api/accounts/{accountId}", {
          params: { path: { accountId: account.id }, header: ifMatch(account.version) },
          body: change,
        }),
      ),
    onSettled: useAccountsAnew(),
    gcTime: 0,
  });
}

/** Problem: `account-in-use` while it still has numbers. */
export function useRemoveAccount() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: async (accountId: string) => {
      await answerOf(api.own.DELETE("/api/accounts/{accountId}", { params: { path: { accountId } } }));
    },
    onSettled: useAccountsAnew(),
  });
}

/** The numbers Meta has for an account, to pick from; asks Meta. `null`: no account chosen yet. Problem: `meta`. */
export function useNumbersAtMeta(accountId: string | null) {
  const { api } = useBackend();
  return useQuery({
    queryKey: keys.numbersAtMeta(accountId ?? ""),
    queryFn: ({ signal }) =>
      answerOf(
        api.slow.GET("/api/accounts/{accountId}/numbers-at-meta", {
          params: { path: { accountId: accountId ?? "" } },
          signal,
        }),
      ),
    enabled: accountId !== null,
  });
}
