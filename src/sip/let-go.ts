import type { Entry } from "./entry.ts";
import { giveUpCall } from "./give-up.ts";
import { quietly } from "./quietly.ts";

/** Makes a call ready for another session in the place of one that can no longer come up. */
export function letGo(entry: Entry): void {
  const { session } = entry;
  entry.stopTracks();
  entry.stopTracks = () => undefined;
  entry.session = null;
  entry.media = null;
  if (session === null) return;
  void quietly(() => session.dispose());
  giveUpCall(session);
}
