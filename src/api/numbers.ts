import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { answerOf, ifMatch, type Api } from "./client.ts";
import type { BusinessNumber, Destination, NewNumber, WantedCallSettings } from "./contract.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

/** The business numbers with their call settings. */
export function numbersQuery({ own }: Api) {
  return queryOptions({
    queryKey: keys.numbers,
    queryFn: ({ signal }) => answerOf(own.GET("/api/numbers", { signal })),
  });
}

/** The business numbers with their call settings; what only administrators need is null for others. */
export function useNumbers() {
  return useQuery(numbersQuery(useBackend().api));
}

/** One number. What the list already knows of it is there at once. */
export function useNumber(numberId: string) {
  const { api } = useBackend();
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.number(numberId),
    queryFn: ({ signal }) =>
      answerOf(api.own.GET("/api/numbers/{numberId}", { params: { path: { numberId } }, signal })),
    initialData: () =>
      client.getQueryData(numbersQuery(api).queryKey)?.find((number) => number.id === numberId),
    initialDataUpdatedAt: () => client.getQueryState(keys.numbers)?.dataUpdatedAt,
  });
}

/** Takes over a number as a change has left it; when the change failed, reads what is true. */
function useSettled() {
  const client = useQueryClient();
  return async (number: BusinessNumber | undefined): Promise<void> => {
    if (number !== undefined) keepNumber(client, number);
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.numbers }),
      ...(number === undefined ? [client.invalidateQueries({ queryKey: ["number"] })] : []),
      // The accounts count their numbers, and keep Meta's last error.
      client.invalidateQueries({ queryKey: keys.accounts }),
      client.invalidateQueries({ queryKey: ["numbers-at-meta"] }),
    ]);
  };
}

function keepNumber(client: QueryClient, number: BusinessNumber): void {
  client.setQueryData<BusinessNumber>(keys.number(number.id), number);
  client.setQueryData<readonly BusinessNumber[]>(keys.numbers, (all) =>
    all?.map((one) => (one.id === number.id ? number : one)),
  );
}

/** Adds a number by its Meta ids. Problems: `number-taken`, `meta`, `pbx-unreachable`. */
export function useCreateNumber() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (body: NewNumber) => answerOf(api.slow.POST("/api/numbers", { body })),
    onSettled: useSettled(),
  });
}

type OfNumber = { readonly number: BusinessNumber };

/** Changes the label, or where calls go. Problems: `changed-meanwhile`, `extension-taken`, `meta`, `pbx-unreachable`. */
export function useChangeNumber() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: ({
      number,
      change,
    }: OfNumber & { readonly change: { readonly label?: string; readonly destination?: Destination } }) =>
      answerOf(
        api.slow.PATCH("/api/numbers/{numberId}", {
          params: { path: { numberId: number.id }, header: ifMatch(number.version) },
          body: change,
        }),
      ),
    onSettled: useSettled(),
  });
}

/** Removes a number and its trunk in Asterisk; Meta's settings stay as they are. */
export function useRemoveNumber() {
  const { api } = useBackend();
  const settle = useSettled();
  return useMutation({
    mutationFn: async (numberId: string) => {
      await answerOf(api.slow.DELETE("/api/numbers/{numberId}", { params: { path: { numberId } } }));
    },
    onSettled: () => settle(undefined),
  });
}

/** Writes what we want to Meta, and reads it back. Problems: `meta`, `changed-meanwhile`, `invalid` (with `fields`). */
export function useWriteCallSettings() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: ({ number, wanted }: OfNumber & { readonly wanted: WantedCallSettings }) =>
      answerOf(
        api.slow.PUT("/api/numbers/{numberId}/call-settings", {
          params: { path: { numberId: number.id }, header: ifMatch(number.version) },
          body: wanted,
        }),
      ),
    onSettled: useSettled(),
  });
}

/** Reads a number's settings from Meta now. */
export function useRefreshNumber() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (numberId: string) =>
      answerOf(api.slow.POST("/api/numbers/{numberId}/refresh", { params: { path: { numberId } } })),
    onSettled: useSettled(),
  });
}

/** Lets Meta make a new SIP password and gives it to Asterisk; calls in between fail for some seconds. */
export function useRotateSipPassword() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (numberId: string) =>
      answerOf(api.slow.POST("/api/numbers/{numberId}/sip-password", { params: { path: { numberId } } })),
    onSettled: useSettled(),
  });
}

export type Revealable = "meta-sip-password" | "extension" | "asterisk-file";

/** Shows a secret and writes into the audit log who saw it. The answer is not kept once nobody looks. Problem: `not-set`. */
export function useReveal() {
  const { api } = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ numberId, what }: { readonly numberId: string; readonly what: Revealable }) =>
      answerOf(
        api.slow.POST("/api/numbers/{numberId}/reveal", { params: { path: { numberId } }, body: { what } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.audit }),
    gcTime: 0,
  });
}
