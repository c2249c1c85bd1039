import type { MetaFault } from "../../core/meta/fault.ts";
import type { MessageTemplate } from "../../core/numbers/call-settings.ts";
import type { Permission, PermissionFacts } from "../../core/permissions/permission.ts";
import { asked } from "../../core/permissions/permission-facts.ts";
import { permissionOf, whyNotAsk, windowOf } from "../../core/permissions/permission-rules.ts";
import { done, problem, refused, type Outcome } from "../../core/problem.ts";
import type { StoredNumber } from "../../core/ports/storage.ts";
import { askMeta } from "../accounts/ask-meta.ts";
import { note } from "../audit/note.ts";
import type { Actor } from "../ports.ts";
import { requestKey } from "../webhooks/request-key.ts";
import { isFresh } from "./look-at-permission.ts";
import { modeOf, type CustomerOfNumber, type PermissionPorts } from "./permission-ports.ts";
import { readPermission } from "./read-permission.ts";

type Message = { readonly text: string | null; readonly template: MessageTemplate | null };

/**
 * Asks the customer for permission to call: by a free-form message inside the 24 h window, else by the number's template.
 * Problems: `not-found`, `ask-not-possible` (`permanent`, `limit-reached`, `no-template`), `meta`.
 */
export async function askPermission(
  ports: PermissionPorts,
  actor: Actor,
  { numberId, customer, text = null }: CustomerOfNumber & { readonly text?: string | null },
): Promise<Outcome<Permission>> {
  const { storage, clock } = ports;
  const number = await storage.numbers.find(numberId);
  if (number === null) return refused("not-found");
  const known = await storage.permissions.find(numberId, customer);
  const facts = isFresh(known, clock.now()) ? known : await readPermission(ports, number, known);
  const why = whyNotAsk(facts, clock.now());
  if (why !== null) return problem({ code: "ask-not-possible", reason: why });

  const sent = await send(ports, number, facts, text);
  if (sent.kind === "problem") return sent;
  return done(await noteAsked(ports, actor, number, customer, sent.value));
}

async function send(
  ports: PermissionPorts,
  number: StoredNumber,
  facts: PermissionFacts,
  text: string | null,
): Promise<Outcome<string | null>> {
  const template = number.wanted?.permissionTemplate ?? null;
  const ask = (message: Message) =>
    askMeta(ports, number.accountId, (access) =>
      ports.meta.askPermission(access, number.phoneNumberId, facts.customer, message),
    );
  if (windowOf(facts, ports.clock.now()) !== null) {
    const answer = await ask({ text, template: null });
    if (answer.kind === "answered") return done(answer.value.messageId);
    // Our count of the window may be off; Meta's is what holds.
    if (answer.fault.kind !== "window-closed") return refusal(answer.fault);
  }
  if (template === null) return problem({ code: "ask-not-possible", reason: "no-template" });
  const answer = await ask({ text: null, template });
  return answer.kind === "answered" ? done(answer.value.messageId) : refusal(answer.fault);
}

const refusal = (fault: MetaFault): Outcome<never> =>
  fault.kind === "permanent-already"
    ? problem({ code: "ask-not-possible", reason: "permanent" })
    : problem({ code: "meta", meta: fault });

async function noteAsked(
  { storage, clock, live }: PermissionPorts,
  { person: by }: Actor,
  number: StoredNumber,
  customer: string,
  messageId: string | null,
): Promise<Permission> {
  const at = clock.now();
  const facts = await storage.transaction(async (within) => {
    await note(within, { at, by, action: "permission.ask", target: number.id });
    // So that a delivery that fails is known to be of this request.
    if (messageId !== null) await within.seenEvents.first(number.accountId, requestKey(messageId), at);
    return within.permissions.change(number.id, customer, (known) => asked(known, at));
  });
  const permission = permissionOf(facts, at, modeOf(number));
  live.tell({ kind: "permission", permission });
  return permission;
}
