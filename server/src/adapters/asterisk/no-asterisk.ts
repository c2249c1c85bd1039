import type { Clock } from "../../core/ports/clock.ts";
import type { PbxView } from "../../core/ports/pbx.ts";
import type { Ari } from "./ari.ts";
import type { Asterisk, AsteriskSettings } from "./asterisk.ts";
import { createObjectStore } from "./set-up/object-store.ts";
import { createPbxSetUp } from "./set-up/set-up-pbx.ts";

/**
 * A backend without an Asterisk: nobody knows anything of phones and trunks, and what would need Asterisk says that it
 * cannot be reached. Trunks as a file can be shown all the same.
 */
export function createNoAsterisk({ domain }: Pick<AsteriskSettings, "domain">, clock: Clock): Asterisk {
  const ari: Ari = () => Promise.resolve({ kind: "unreachable" });
  const since = clock.now();
  const view: PbxView = {
    link: () => ({ state: "away", since }),
    phone: () => ({ state: "unknown", since: null, roundTripMs: null, contacts: 0 }),
    shift: () => ({ state: "unknown" }),
    call: () => null,
    calls: () => [],
    hasEndpoint: () => "unknown",
    subscribe: () => () => undefined,
  };
  const pbx = createPbxSetUp({
    ari,
    store: createObjectStore(ari),
    site: { domain, metaHost: "wa.meta.vc", metaRealm: "wa.meta.vc" },
    file: null,
    noteEndpoint: () => undefined,
    noteSignedOut: () => undefined,
  });
  return { pbx, view, stop: () => undefined };
}
