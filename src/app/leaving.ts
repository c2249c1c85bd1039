import type { CallId } from "../core/call/call.ts";
import type { Phone } from "../phone/phone.ts";

/**
 * While a call is up or being placed the browser asks before it lets the page go. If it goes all the same, a talk is left
 * where it is, for the page that may come in its place (`leave`; false when no page could go on with it); what cannot be
 * left is hung up on properly. Nobody is left in silence. What rings is left, too: Asterisk would go on ringing a page that
 * is not there, and not ring the next one.
 */
export function guardLeaving(
  phone: Pick<Phone, "state" | "call">,
  leave: (id: CallId) => boolean,
  page: Window,
): () => void {
  const scope = new AbortController();
  const calls = () => phone.state().lineUp.live.filter(({ phase }) => phase !== "ending");
  page.addEventListener(
    "beforeunload",
    (event) => {
      if (calls().some(({ phase }) => phase !== "incoming")) event.preventDefault();
    },
    { signal: scope.signal },
  );
  page.addEventListener(
    "pagehide",
    () => {
      for (const { id } of calls()) if (!leave(id)) phone.call(id, { type: "hang-up" });
    },
    { signal: scope.signal },
  );
  return () => scope.abort();
}
