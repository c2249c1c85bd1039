import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { LiveEvent } from "./contract.ts";
import { keys } from "./keys.ts";

/** Brings what is on screen up to date with an event: what it carries is taken over, what it only names is read again. */
export function applyLiveEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case "hello":
      // There is no replay: whatever happened while we were away is read again.
      return readAgain(client, []);
    case "own-line":
      return take(client, keys.ownLine, event.line);
    case "team":
      return take(client, keys.team, event.team);
    case "permission":
      return take(client, keys.permission(event.permission), event.permission);
    case "number":
      readAgain(client, keys.numbers);
      return readAgain(client, keys.number(event.numberId));
    case "calls":
      readAgain(client, keys.callsWith(event.customer));
      return readAgain(client, keys.callsWith(null));
    case "credentials-revoked":
    case "session-ended":
      return;
  }
}

/** An answer still on its way is older than the event: it must not overwrite it. */
function take(client: QueryClient, queryKey: QueryKey, data: unknown): void {
  void client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, data);
}

function readAgain(client: QueryClient, queryKey: QueryKey): void {
  void client.invalidateQueries({ queryKey });
}
