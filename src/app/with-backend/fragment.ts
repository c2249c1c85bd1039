import { isKnown, type ProblemCode } from "../../api/problem.ts";

/** What a link from outside leaves in the address bar's fragment. */
export type Arrival =
  /** A one-time link: whose token this is may set a password. */
  | { readonly kind: "welcome"; readonly token: string }
  /** The company's sign-in sent the browser back without success. */
  | { readonly kind: "problem"; readonly code: ProblemCode }
  | { readonly kind: "none" };

/** Reads "#welcome=TOKEN" and "#problem=code"; every other fragment is a place of the app. */
export function readArrival(fragment: string): Arrival {
  const [, name, value = ""] = /^#(welcome|problem)=(.*)$/s.exec(fragment) ?? [];
  // A token of another shape is one that is not valid: the backend says so (contract: InvitationToken).
  if (name === "welcome") return { kind: "welcome", token: /^[A-Za-z0-9_-]{43}$/.test(value) ? value : "" };
  if (name === "problem") return { kind: "problem", code: isKnown(value) ? value : "internal" };
  return { kind: "none" };
}

/** What reading and cleaning the address bar needs of a window. */
export type AddressBar = {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState">;
};

/** Takes an arrival out of the address bar at once: a token must not stay where it is seen, copied and kept. */
export function takeArrival({ location, history }: AddressBar): Arrival {
  const arrival = readArrival(location.hash);
  if (arrival.kind !== "none") history.replaceState(null, "", location.pathname + location.search);
  return arrival;
}
