import type { NumberView } from "../../core/numbers/number-view.ts";
import { done, type Outcome } from "../../core/problem.ts";
import type { Actor } from "../ports.ts";
import { showNumber, type ShowPorts } from "./show-number.ts";

/** All numbers, by label, for everybody who is signed in. */
export async function listNumbers(ports: ShowPorts, actor: Actor): Promise<Outcome<readonly NumberView[]>> {
  const numbers = await ports.storage.numbers.list();
  return done(numbers.map((number) => showNumber(ports, actor, number)));
}
