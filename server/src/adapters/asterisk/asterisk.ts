import { randomBytes } from "node:crypto";
import type { Clock } from "../../core/ports/clock.ts";
import type { Logger } from "../../core/ports/logger.ts";
import type { PbxSetUp, PbxView } from "../../core/ports/pbx.ts";
import { createAri, type AriAccess } from "./ari.ts";
import { createObjectStore } from "./set-up/object-store.ts";
import { createPbxSetUp } from "./set-up/set-up-pbx.ts";
import { createTrunkFile } from "./set-up/trunk-file.ts";
import { followAsterisk } from "./view/pbx-view.ts";

export type AsteriskSettings = {
  readonly access: AriAccess;
  /** The name given to Meta, which agents have in their SIP addresses too. */
  readonly domain: string;
  readonly trunks: { readonly kind: "push" } | { readonly kind: "file"; readonly file: string };
};

export type Asterisk = {
  readonly pbx: PbxSetUp;
  readonly view: PbxView;
  /** Lets the connection go, and all who listen. */
  stop(): void;
};

/** An Asterisk on asterisk-samples/, over its REST interface alone: what it has, and what is set up in it. */
export function createAsterisk(
  { access, domain, trunks }: AsteriskSettings,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Asterisk {
  const ari = createAri(access);
  const store = createObjectStore(ari);
  const app = `ringbridge-${randomBytes(6).toString("hex")}`;
  const view = followAsterisk({ access, ari, app, clock, logger });
  const pbx = createPbxSetUp({
    ari,
    store,
    site: { domain, metaHost: "wa.meta.vc", metaRealm: "wa.meta.vc" },
    file: trunks.kind === "push" ? null : createTrunkFile({ file: trunks.file, ari, store, clock }),
    noteEndpoint: view.noteEndpoint,
    noteSignedOut: view.noteSignedOut,
  });
  return { pbx, view, stop: view.stop };
}
