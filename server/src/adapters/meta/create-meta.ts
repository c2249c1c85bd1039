import { z } from "zod";
import type { MetaFault } from "../../core/meta/fault.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { ListedNumber, Meta, MetaAccess, MetaAnswer } from "../../core/ports/meta.ts";
import { eventId } from "./event-parts.ts";
import { plainFault } from "./graph-fault.ts";
import { askGraph, unreadable, type GraphRequest } from "./graph-request.ts";
import { createLimiter } from "./limiter.ts";
import { numberFields, readNumber, readPage } from "./number-answer.ts";
import { readPermission } from "./permission-answer.ts";
import { readDelivery } from "./read-delivery.ts";
import { permissionQuery, requestBody } from "./request-body.ts";
import { readSettings } from "./settings-answer.ts";
import { clearSipBody, settingsBody } from "./settings-body.ts";

/** Meta takes 100 lookups a second and number, then error 613: some room is left for others with the same number. */
const LOOKUPS_PER_SECOND = 80;
/** Of a hundred numbers each. */
const MOST_PAGES = 20;

export type MetaOptions = {
  readonly clock: Clock;
  /** Milliseconds for an answer. */
  readonly timeout?: number;
};

/**
 * Meta's Graph API, or a proxy that speaks like it (separator's `/api/waba/partner`). Requests go wherever an account's
 * base URL points, private networks included: only administrators may set it (core/meta/base-url.ts).
 */
export function createMeta({ clock, timeout }: MetaOptions): Meta {
  const mayLookUp = createLimiter(clock, LOOKUPS_PER_SECOND);

  /** `read` gives null for an answer that is not what was asked for. */
  async function ask<Value>(
    access: MetaAccess,
    request: GraphRequest,
    read: (value: unknown, at: number) => Value | null,
  ): Promise<MetaAnswer<Value>> {
    const at = clock.now();
    const answer = await askGraph(access, request, at, timeout);
    return answer.kind === "fault" ? answer : understood(read(answer.value, at), at);
  }

  const write = (access: MetaAccess, phoneNumberId: string, body: unknown) =>
    ask(access, { method: "POST", path: [phoneNumberId, "settings"], body }, readSuccess);

  const readFields = (access: MetaAccess, phoneNumberId: string, fields: string) =>
    ask(access, { method: "GET", path: [phoneNumberId], query: { fields } }, readNumber);

  async function listPage(access: MetaAccess, wabaId: string, after: string | null) {
    const query = {
      fields: "id,display_phone_number,verified_name",
      limit: "100",
      ...(after !== null && { after }),
    };
    return ask(access, { method: "GET", path: [wabaId, "phone_numbers"], query }, readPage);
  }

  return {
    async listNumbers(access, wabaId) {
      const numbers: ListedNumber[] = [];
      let after: string | null = null;
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await listPage(access, wabaId, after);
        if (page.kind === "fault") return isNotTold(page.fault) ? { kind: "answered", value: [] } : page;
        numbers.push(...page.value.numbers);
        after = page.value.after;
        if (after === null) break;
      }
      return { kind: "answered", value: numbers };
    },
    async readNumber(access, phoneNumberId) {
      const { always, limits } = numberFields;
      const full = await readFields(access, phoneNumberId, `${always},${limits}`);
      // A version that has lost, or not yet got, one of the limits' fields refuses the whole question.
      const answer =
        full.kind === "fault" && full.fault.kind === "invalid-parameter"
          ? await readFields(access, phoneNumberId, always)
          : full;
      return answer.kind === "fault" && isNotTold(answer.fault) ? { kind: "answered", value: null } : answer;
    },
    readSettings: (access, phoneNumberId, ours) =>
      ask(
        access,
        {
          method: "GET",
          path: [phoneNumberId, "settings"],
          query: { include_sip_credentials: "true" },
        },
        (value, at) => readSettings(value, at, ours),
      ),
    writeSettings: (access, phoneNumberId, wanted, server) =>
      write(access, phoneNumberId, settingsBody(wanted, server)).then(asNull),
    clearSip: (access, phoneNumberId) => write(access, phoneNumberId, clearSipBody).then(asNull),
    async readPermission(access, phoneNumberId, customer) {
      if (!(await mayLookUp(phoneNumberId)))
        return { kind: "fault", fault: plainFault("permission-lookup-limit", clock.now()) };
      const query = permissionQuery(customer);
      return ask(access, { method: "GET", path: [phoneNumberId, "call_permissions"], query }, readPermission);
    },
    askPermission: (access, phoneNumberId, customer, message) =>
      ask(
        access,
        { method: "POST", path: [phoneNumberId, "messages"], body: requestBody(customer, message) },
        readSent,
      ),
    readDelivery,
  };
}

const understood = <Value>(value: Value | null, at: number): MetaAnswer<Value> =>
  value === null
    ? unreadable(at, "The answer is not what the documentation says.")
    : { kind: "answered", value };

/** A proxy without this question says so in words. Meta gives a code with everything, a wrong address gives neither. */
const isNotTold = ({ kind, code, text }: MetaFault) =>
  kind === "number-unknown" && code === null && text !== null;

const success = z.object({ success: z.literal(true) });
const readSuccess = (value: unknown): true | null => (success.safeParse(value).success ? true : null);
const asNull = (answer: MetaAnswer<true>): MetaAnswer<null> =>
  answer.kind === "fault" ? answer : { kind: "answered", value: null };

const sent = z.object({ messages: z.array(z.object({ id: eventId.nullable().catch(null) })).optional() });

/** Sent is sent: without an id only its failure could not be told apart. */
const readSent = (value: unknown): { readonly messageId: string | null } | null => {
  const read = sent.safeParse(value);
  return read.success ? { messageId: read.data.messages?.[0]?.id ?? null } : null;
};
