import type { Lab } from "../../lab/lab.ts";
import type { Fault } from "./fault.ts";

/** Of a fault: its page opens Asterisk's own WSS itself, and not by way of the site. */
export const directly: Pick<Fault, "switches" | "before"> = { switches: trusted, before: goDirectly };

function trusted({ pbx }: Lab): readonly string[] {
  return [`--ignore-certificate-errors-spki-list=${pbx.certificateFingerprint}`];
}

/** Runs in the page before the app: its configuration names Asterisk's own address instead of the site's path. */
function goDirectly(webSocketUrl: string): void {
  const fetched = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (asked, how) => {
    const answer = await fetched(asked, how);
    const address = asked instanceof Request ? asked.url : String(asked);
    if (!address.endsWith("ringbridge.json")) return answer;
    return Response.json({ ...((await answer.json()) as object), webSocketUrl });
  };
}
