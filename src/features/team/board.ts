import type { Team, TeamAgent } from "../../api/contract.ts";
import { compareSides } from "../../core/line/both-sides.ts";

export type Trunk = Team["trunks"][number];

/** A phone whose page says ready while no call can come: what a supervisor must see first. */
export function cannotRing({ browser, phone }: TeamAgent): boolean {
  return compareSides(browser.line === "ready" ? "ready" : "changing", phone.state) === "cannot-ring";
}

/** Whether calls reach this phone as far as Asterisk knows. */
export function isReachable({ phone }: TeamAgent): boolean {
  return phone.state === "reachable" || phone.state === "registered";
}

/** What is wrong first, then who talks, then who could, then who pauses, then the rest; by name within each. */
export function inOrder(agents: readonly TeamAgent[]): readonly TeamAgent[] {
  const rank = (agent: TeamAgent): number => {
    if (cannotRing(agent)) return 0;
    if (agent.call !== null) return 1;
    if (!isReachable(agent)) return 4;
    return agent.shift.state === "paused" ? 3 : 2;
  };
  return agents.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/** True when the text is part of the name or begins the extension, whatever its case and accents. */
export function isFound({ name, extension }: TeamAgent, text: string): boolean {
  const sought = plain(text.trim());
  return plain(name).includes(sought) || extension.startsWith(sought);
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** A direction of a trunk: its last word is a failure. */
export function hasFailed({ lastSuccessAt, lastFailureAt }: Trunk["inbound"]): boolean {
  return lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
}

/** What the tile says of all trunks together. */
export function trunkSummary(
  trunks: readonly Trunk[],
): { readonly kind: "none" | "unknown" | "fine" } | { readonly kind: "faulty"; readonly count: number } {
  if (trunks.length === 0) return { kind: "none" };
  const faulty = trunks.filter(
    ({ state, inbound, outbound }) => state === "missing" || hasFailed(inbound) || hasFailed(outbound),
  );
  if (faulty.length > 0) return { kind: "faulty", count: faulty.length };
  return trunks.some(({ state }) => state === "unknown") ? { kind: "unknown" } : { kind: "fine" };
}
