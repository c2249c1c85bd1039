import type { Clock } from "../../../core/ports/clock.ts";
import { AriApplication, wantedEvents } from "../ari-types.ts";
import type { Ari } from "../ari.ts";

/** Asterisk subscribes us to everything after it has let us in, within some milliseconds. */
const [LOOKS, LOOK_EVERY] = [40, 50];

/**
 * Tells Asterisk which events we want, and waits until it really sends them: what is read before that and changes at once
 * would be missed.
 * @returns whether it does.
 */
export async function listenToAll({
  ari,
  app,
  clock,
}: {
  readonly ari: Ari;
  readonly app: string;
  readonly clock: Clock;
}): Promise<boolean> {
  const body = { allowed: wantedEvents.map((type) => ({ type })) };
  for (let look = 0; look < LOOKS; look += 1) {
    const answer = await ari({ method: "PUT", path: ["applications", app, "eventFilter"], body });
    if (answer.kind === "unreachable") return false;
    const known = answer.kind === "answered" ? AriApplication.safeParse(answer.body).data : undefined;
    if (known !== undefined && known.channel_ids.length > 0 && known.endpoint_ids.length > 0) return true;
    await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
  }
  return false;
}
