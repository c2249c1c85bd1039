import { viewNumber, type NumberView } from "../../core/numbers/number-view.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import type { Actor, Ports } from "../ports.ts";

export type ShowPorts = Pick<Ports, "storage" | "clock" | "view" | "settings">;

/** A number as this person may see it. */
export function showNumber(
  { clock, view, settings }: Omit<ShowPorts, "storage">,
  actor: Actor,
  number: StoredNumber,
): NumberView {
  return viewNumber(number, {
    endpoint: endpointOf(view, number),
    sipServer: settings.sipServer,
    now: clock.now(),
    reader: actor.person.role,
  });
}

/** The number as it is stored now. Problem: `not-found`. */
export async function showStored(
  ports: ShowPorts,
  actor: Actor,
  numberId: string,
): Promise<Outcome<NumberView>> {
  const number = await ports.storage.numbers.find(numberId);
  return number === null ? refused("not-found") : done(showNumber(ports, actor, number));
}

/** Whether Asterisk has everything that calls of this number need. */
export function endpointOf(
  view: Ports["view"],
  { number, destination }: Pick<StoredNumber, "number" | "destination">,
): "yes" | "no" | "unknown" {
  const trunk = view.hasEndpoint({ number });
  if (destination.kind !== "extension" || trunk !== "yes") return trunk;
  return view.hasEndpoint({ extension: destination.extension });
}
