import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { answerOf, type Api } from "./client.ts";
import type { BrowserLine, PhoneAtPbx, PhoneCredentials } from "./contract.ts";
import { keys } from "./keys.ts";
import { useBackend } from "./react.tsx";

/** A new SIP password; the one before stops working. Problems: `no-phone`, `pbx-unreachable`. */
export function issuePhoneCredentials({ slow }: Api): Promise<PhoneCredentials> {
  return answerOf(slow.POST("/api/phone/credentials"));
}

/** Says what this browser believes of its own line. */
export async function reportOwnLine({ own }: Api, line: BrowserLine): Promise<void> {
  await answerOf(own.PUT("/api/phone/line", { body: { line } }));
}

function ownLineQuery({ own }: Api) {
  return queryOptions({
    queryKey: keys.ownLine,
    queryFn: ({ signal }) => answerOf(own.GET("/api/phone/line", { signal })),
  });
}

/** Tells what is known of one's own phone at Asterisk, now and whenever that is another; undefined: nothing yet. Returns the undo. */
export function watchOwnLine(
  queries: QueryClient,
  listener: (line: PhoneAtPbx | undefined) => void,
): () => void {
  const tell = (): void => listener(queries.getQueryData<PhoneAtPbx>(keys.ownLine));
  tell();
  return queries.getQueryCache().subscribe(({ query }) => {
    const [resource] = query.queryKey as readonly unknown[];
    if (resource === keys.ownLine[0]) tell();
  });
}

/** One's own phone as Asterisk has it; kept fresh by events. */
export function useOwnLine() {
  return useQuery(ownLineQuery(useBackend().api));
}
