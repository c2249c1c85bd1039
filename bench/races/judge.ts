import type { View } from "./eyes.ts";

/** A leg of a call, as Asterisk has it. */
export interface Leg {
  readonly name: string;
  readonly state: string;
}

/** Everything that can be seen of one agent at a moment. */
export interface Standing {
  readonly user: string;
  readonly view: View;
  readonly legs: readonly Leg[];
}

const has = ({ buttons }: View, ...names: readonly string[]): boolean =>
  names.some((name) => buttons.includes(name));

/** The legs of one agent's phone among all there are. */
export const legsOf = (user: string, legs: readonly Leg[]): readonly Leg[] =>
  legs.filter(({ name }) => name.startsWith(`PJSIP/${user}-`));

/**
 * Where the screen of an agent and Asterisk disagree; null where they do not. For a moment they may: a message is on its way.
 */
export function disagreement({ user, view, legs }: Standing): string | null {
  const onScreen = [
    ...(has(view, "Answer", "Hold and answer", "Decline") ? ["ringing"] : []),
    ...(has(view, "Hang up") ? ["a call"] : []),
  ];
  const atAsterisk = [
    ...(legs.some(({ state }) => state === "Ringing") ? ["ringing"] : []),
    ...(legs.some(({ state }) => state !== "Ringing") ? ["a call"] : []),
  ];
  if (onScreen.join() === atAsterisk.join()) return null;
  const told = (what: readonly string[]): string => (what.length === 0 ? "nothing" : what.join(" and "));
  return `${user}'s screen has ${told(onScreen)}, Asterisk has ${told(atAsterisk)}${namesOf(legs)}`;
}

/** Whatever is left once everybody has hung up: sentences. */
export function leftOver(
  agents: readonly Standing[],
  customers: readonly Leg[],
  others: readonly Leg[],
): readonly string[] {
  return [
    ...agents.flatMap(({ user, view }) => [
      ...(has(view, "Answer", "Decline", "Hang up")
        ? [`${user}'s screen still has a call (${view.buttons.join(", ")})`]
        : []),
      ...(view.isReady ? [] : [`${user}'s line is not ready`]),
      ...(view.openMicrophones > 0 ? [`${user}'s microphone is on`] : []),
      ...(view.openConnections > 0
        ? [`${user}'s page keeps ${String(view.openConnections)} connections open`]
        : []),
    ]),
    ...(others.length > 0 ? [`Asterisk keeps legs${namesOf(others)}`] : []),
    ...(customers.length > 0 ? [`customers' phones keep legs${namesOf(customers)}`] : []),
  ];
}

/** An open microphone where no call is up or being placed, as an agent would call it: listening in. */
export const listensIn = ({ user, view }: Standing): string | null =>
  view.openMicrophones > 0 && !has(view, "Hang up") ? `${user}'s microphone is on without a call` : null;

const namesOf = (legs: readonly Leg[]): string =>
  legs.length === 0 ? "" : ` (${legs.map(({ name, state }) => `${name} ${state}`).join(", ")})`;
