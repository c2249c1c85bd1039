import { may } from "../../core/people/person.ts";
import { done, refused, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { note } from "../audit/note.ts";
import type { Actor, Ports } from "../ports.ts";
import { externalPlanOf, sipPasswordOf, trunkPlanOf } from "./push-trunk.ts";

export type Revealable = "meta-sip-password" | "extension" | "asterisk-file";
export type RevealedRow = {
  readonly name: "server" | "login" | "password" | "file";
  readonly value: string;
};

type RevealPorts = Pick<Ports, "storage" | "secrets" | "clock" | "pbx" | "settings">;

/** Where Meta's SIP side is reached (facts 1.1). */
const META_SIP = "wa.meta.vc:5061";

/** Shows a secret to an administrator; the audit log knows it before they do. Problems: `not-found`, `not-set`. */
export async function reveal(
  ports: RevealPorts,
  actor: Actor,
  { numberId, what }: { readonly numberId: string; readonly what: Revealable },
): Promise<Outcome<{ readonly rows: readonly RevealedRow[] }>> {
  if (!may(actor.person.role, "manage-numbers")) return refused("forbidden");
  const { storage, clock } = ports;
  const number = await storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  const rows = rowsOf(ports, number, what);
  if (rows === null) return refused("not-set");
  await note(storage, {
    at: clock.now(),
    by: actor.person,
    action: "number.reveal",
    target: numberId,
    detail: { what },
  });
  return done({ rows });
}

function rowsOf(ports: RevealPorts, number: StoredNumber, what: Revealable): readonly RevealedRow[] | null {
  switch (what) {
    case "meta-sip-password": {
      const password = sipPasswordOf(ports, number);
      // The digest's username is the number without its plus (facts 3.1).
      return password === null ? null : account(META_SIP, number.number.slice(1), password);
    }
    case "extension": {
      const external = externalPlanOf(ports, number);
      return external === null ? null : account(ports.settings.domain, external.extension, external.password);
    }
    case "asterisk-file": {
      const trunk = trunkPlanOf(ports, number);
      if (trunk === null) return null;
      return [{ name: "file", value: ports.pbx.trunkFile(trunk, externalPlanOf(ports, number)) }];
    }
  }
}

const account = (server: string, login: string, password: string): readonly RevealedRow[] => [
  { name: "server", value: server },
  { name: "login", value: login },
  { name: "password", value: password },
];
