import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf, ifMatch, type Api } from "./client.ts";
import type { NewPerson, Person, PersonChange } from "./contract.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

function peopleQuery({ own }: Api) {
  return queryOptions({
    queryKey: keys.people,
    queryFn: ({ signal }) => answerOf(own.GET("/api/people", { signal })),
  });
}

/** Everybody, by name. For administrators and supervisors. */
export function usePeople() {
  return useQuery(peopleQuery(useBackend().api));
}

/** Reads everybody anew, whatever became of a change: somebody else may have been faster. */
function usePeopleAnew() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.people });
}

/** Adds somebody; the answer holds the invitation, once. Problems: `login-taken`, `extension-taken`, `pbx-unreachable`. */
export function useCreatePerson() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (body: NewPerson) => answerOf(api.slow.POST("/api/people", { body })),
    onSettled: usePeopleAnew(),
    // The one-time link is not kept once nobody looks at it.
    gcTime: 0,
  });
}

/** Problems: `last-administrator`, `extension-taken`, `changed-meanwhile`, `pbx-unreachable`. */
export function useChangePerson() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: ({ person, change }: { readonly person: Person; readonly change: PersonChange }) =>
      answerOf(
        api.slow.PATCH("/api/people/{personId}", {
          params: { path: { personId: person.id }, header: ifMatch(person.version) },
          body: change,
        }),
      ),
    onSettled: usePeopleAnew(),
  });
}

/** Removes somebody and their phone. Problem: `last-administrator`. */
export function useRemovePerson() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: async (personId: string) => {
      await answerOf(api.slow.DELETE("/api/people/{personId}", { params: { path: { personId } } }));
    },
    onSettled: usePeopleAnew(),
  });
}

/** A new one-time link to set a password; earlier ones stop working. */
export function useInvitePerson() {
  const { api } = useBackend();
  return useMutation({
    mutationFn: (personId: string) =>
      answerOf(api.own.POST("/api/people/{personId}/invitation", { params: { path: { personId } } })),
    gcTime: 0,
  });
}
