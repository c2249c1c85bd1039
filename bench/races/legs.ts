import type { Lab } from "../../lab/lab.ts";
import type { Leg } from "./judge.ts";

type Ari = Lab["pbx"]["ari"];
type Channel = Leg & { readonly id: string };

/**
 * No leg of a call: what Asterisk keeps for messages once there was one, and the clock that runs for eight seconds after a
 * page has left a call (asterisk-samples/extensions.conf, [wa-left]).
 */
const noLeg = /^(?:Message\/|Local\/\d+@wa-left-)/;

/** An Asterisk's channels that are legs of calls. */
export async function legsAt(ari: Ari): Promise<readonly Channel[]> {
  const channels = await ari.get<Channel[]>("channels");
  return channels.filter(({ name }) => !noLeg.test(name));
}

/** All of them hang up. */
export async function hangUpAll(ari: Ari): Promise<void> {
  // Gone already is just as well.
  const end = ({ id }: Channel): Promise<void> => ari.delete(`channels/${id}`).catch(() => undefined);
  await Promise.all((await legsAt(ari)).map(end));
}
