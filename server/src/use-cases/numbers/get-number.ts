import type { NumberView } from "../../core/numbers/number-view.ts";
import type { Outcome } from "../../core/problem.ts";
import type { Actor } from "../ports.ts";
import { showStored, type ShowPorts } from "./show-number.ts";

/** One number, for everybody who is signed in. Problem: `not-found`. */
export function getNumber(
  ports: ShowPorts,
  actor: Actor,
  { numberId }: { readonly numberId: string },
): Promise<Outcome<NumberView>> {
  return showStored(ports, actor, numberId);
}
