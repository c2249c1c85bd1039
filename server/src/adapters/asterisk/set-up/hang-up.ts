import type { PbxAnswer } from "../../../core/ports/pbx.ts";
import { AriChannels } from "../ari-types.ts";
import type { Ari } from "../ari.ts";
import { done } from "./object-store.ts";

/** Ends every call of an endpoint that has been taken away: a dialog outlives the objects it was made with. */
export async function hangUpCallsOf(ari: Ari, endpoint: string): Promise<PbxAnswer> {
  const answer = await ari({ method: "GET", path: ["channels"] });
  if (answer.kind !== "answered") return done(answer);
  const calls = (AriChannels.safeParse(answer.body).data ?? []).filter((call) => call.endpoint === endpoint);
  for (const { id } of calls) {
    const ended = await ari({ method: "DELETE", path: ["channels", id] });
    // Over by itself meanwhile is just as well.
    if (ended.kind === "refused" && ended.status === 404) continue;
    if (ended.kind !== "answered") return done(ended);
  }
  return { kind: "done" };
}
