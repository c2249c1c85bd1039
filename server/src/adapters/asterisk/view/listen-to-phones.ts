import type { Clock } from "../../../core/ports/clock.ts";
import { AriApplication, AriEndpoints, wantedEvents } from "../ari-types.ts";
import type { Ari } from "../ari.ts";

type ListenTools = { readonly ari: Ari; readonly app: string };

/** `nobody-yet`: Asterisk has no SIP endpoint at all, and so nothing that one could listen to. */
export type Listening = "to-all" | "nobody-yet" | "no";

/** Asterisk knows our application a moment after it has let us in. Milliseconds. */
const [LOOKS, LOOK_EVERY] = [40, 50];

/**
 * Tells Asterisk which events we want, and of whom. Only when it is so, everything may be read: what changes after that is
 * told.
 */
export async function listenToPhones({
  ari,
  app,
  clock,
}: ListenTools & { readonly clock: Clock }): Promise<Listening> {
  const body = { allowed: wantedEvents.map((type) => ({ type })) };
  for (let look = 0; look < LOOKS; look += 1) {
    const filtered = await ari({ method: "PUT", path: ["applications", app, "eventFilter"], body });
    if (filtered.kind === "answered") return subscribeToPhones({ ari, app });
    if (filtered.kind === "unreachable") return "no";
    await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
  }
  return "no";
}

/**
 * All SIP endpoints, those too that come later: with their contacts, their calls, and what the dialplan says of them.
 *
 * Never `subscribeAll`: when a connection with that breaks off just when a call ends, Asterisk 22.10.1 crashes, or lets
 * nobody in any more. We saw it within 20 attempts, and not once in 240 with this.
 */
export async function subscribeToPhones({ ari, app }: ListenTools): Promise<Listening> {
  const endpoints = await ari({ method: "GET", path: ["endpoints"] });
  if (endpoints.kind !== "answered") return "no";
  // Asked for what is not there, it would complain in its log.
  if (AriEndpoints.safeParse(endpoints.body).data?.length === 0) return "nobody-yet";
  const path = ["applications", app, "subscription"];
  const answer = await ari({ method: "POST", path, query: { eventSource: "endpoint:PJSIP" } });
  if (answer.kind !== "answered") return "no";
  const known = AriApplication.safeParse(answer.body).data;
  return known?.endpoint_ids.includes("PJSIP") === true ? "to-all" : "no";
}
