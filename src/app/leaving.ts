import type { Phone } from "../phone/phone.ts";

/**
 * A page that goes takes its calls along. While one is up or being placed the browser asks before it lets the page go;
 * if it goes all the same, the customer is hung up on properly instead of being left in silence.
 */
export function guardLeaving(phone: Pick<Phone, "state" | "call">, page: Window): () => void {
  const scope = new AbortController();
  const calls = () =>
    phone.state().lineUp.live.filter(({ phase }) => phase !== "incoming" && phase !== "ending");
  page.addEventListener(
    "beforeunload",
    (event) => {
      if (calls().length > 0) event.preventDefault();
    },
    { signal: scope.signal },
  );
  page.addEventListener(
    "pagehide",
    () => {
      for (const { id } of calls()) phone.call(id, { type: "hang-up" });
    },
    { signal: scope.signal },
  );
  return () => scope.abort();
}
