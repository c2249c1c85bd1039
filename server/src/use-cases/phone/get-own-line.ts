import type { PbxLink, PhoneAtPbx } from "../../core/phones/phone.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { Actor, Ports } from "../ports.ts";

/** One's own phone as Asterisk has it. Problem: `no-phone`. */
export function getOwnLine(
  { view }: Pick<Ports, "view">,
  { person }: Actor,
): Outcome<PhoneAtPbx & { readonly pbx: PbxLink }> {
  if (person.extension === null) return refused("no-phone");
  return done({ ...view.phone(person.extension), pbx: view.link() });
}
