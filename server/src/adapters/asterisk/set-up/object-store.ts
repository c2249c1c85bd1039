import { createHash } from "node:crypto";
import type { PbxAnswer } from "../../../core/ports/pbx.ts";
import type { Ari, AriAnswer } from "../ari.ts";
import { AriAttributes } from "../ari-types.ts";
import type { SipObject } from "./sip-objects.ts";

type Key = Pick<SipObject, "type" | "id">;

/** `undo` takes back what was done; it is there only when something was. */
export type Put = { readonly answer: PbxAnswer; readonly undo: (() => Promise<PbxAnswer>) | null };

/** Asterisk's SIP objects, by push configuration. Every operation can be repeated. */
export type ObjectStore = {
  /** Null: there is none. */
  read(key: Key): Promise<ReadonlyMap<string, string> | null | Exclude<PbxAnswer, { kind: "done" }>>;
  /** Makes an object what it should be; one that is so already is not touched. */
  put(object: SipObject): Promise<Put>;
  /** With an AOR goes who is registered at it. */
  remove(key: Key): Promise<PbxAnswer>;
};

/** Attributes that begin with @ are nothing to Asterisk, which keeps them. This one says what we pushed last. */
const REVISION = "@ringbridge";

/** How often an AOR is made anew that somebody is still registered at; once has been enough wherever it was needed. */
const RENEWALS = 4;

export function createObjectStore(ari: Ari): ObjectStore {
  const ask = (method: "GET" | "DELETE", { type, id }: Key | ContactKey) =>
    ari({ method, path: pathOf(type, id) });

  async function write({ type, id, fields }: SipObject): Promise<PbxAnswer> {
    const attributes = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
    return done(await ari({ method: "PUT", path: pathOf(type, id), body: { fields: attributes } }));
  }

  async function read(key: Key): ReturnType<ObjectStore["read"]> {
    const answer = await ask("GET", key);
    if (answer.kind === "refused" && answer.status === 404) return null;
    if (answer.kind !== "answered") return said(answer);
    const attributes = AriAttributes.safeParse(answer.body);
    if (!attributes.success) return { kind: "refused", text: "Asterisk's answer cannot be read" };
    return new Map(attributes.data.map(({ attribute, value }) => [attribute, value]));
  }

  async function erase(key: Key | ContactKey): Promise<PbxAnswer> {
    const answer = await ask("DELETE", key);
    return answer.kind === "refused" && answer.status === 404 ? { kind: "done" } : done(answer);
  }

  async function remove(key: Key): Promise<PbxAnswer> {
    return key.type === "aor" ? removeAor(key) : erase(key);
  }

  /**
   * Asterisk forgets who was registered at an AOR only after it has said that the AOR is gone, in a thread of its own
   * (`aor_deleted_observer` in res_pjsip/location.c). One that is pushed before that has them written down for good.
   */
  async function removeAor(key: Key): Promise<PbxAnswer> {
    const known = await read(key);
    if (known === null) return { kind: "done" };
    if ("kind" in known) return known;
    const erased = await erase(key);
    const uri = contactOf(known);
    if (erased.kind !== "done" || uri === "") return erased;
    const forgotten = await erase(contactKey(key.id, uri));
    // Refused when Asterisk forgets it in this moment.
    return forgotten.kind === "unreachable" ? forgotten : { kind: "done" };
  }

  async function create(object: SipObject): Promise<Put> {
    const answer = await (object.type === "aor" ? createAor(object) : write(object));
    return answer.kind === "done" ? { answer, undo: () => remove(object) } : { answer, undo: null };
  }

  /** Looks afterwards: a REGISTER may have been on its way when the AOR before this one was removed. */
  async function createAor(aor: SipObject): Promise<PbxAnswer> {
    for (let time = 0; time <= RENEWALS; time += 1) {
      const answer = await write(aor);
      if (answer.kind !== "done" || aor.fields["contact"] !== undefined) return answer;
      const made = await read(aor);
      if (made !== null && "kind" in made) return made;
      if (made === null || contactOf(made) === "") return answer;
      const removed = await removeAor(aor);
      if (removed.kind !== "done") return removed;
    }
    return { kind: "refused", text: `somebody stays registered at ${aor.id}` };
  }

  async function change(object: SipObject, before: ReadonlyMap<string, string>): Promise<Put> {
    const answer = await write(object);
    if (answer.kind !== "done") return { answer, undo: null };
    const names = Object.keys(object.fields);
    const fields = Object.fromEntries(names.map((name) => [name, writable(name, before.get(name))] as const));
    return { answer, undo: () => write({ ...object, fields }) };
  }

  /**
   * An AOR is never pushed over: Asterisk would write down who is registered as a contact for good. One that is another
   * is made anew when nobody is registered, else left: signing out makes it anew.
   */
  async function changeAor(object: SipObject, before: ReadonlyMap<string, string>): Promise<Put> {
    if (contactOf(before) !== "" && object.fields["contact"] === undefined) return untouched;
    const removed = await remove(object);
    return removed.kind === "done" ? create(object) : { answer: removed, undo: null };
  }

  return {
    read,
    remove,
    put: async (object) => {
      const revised = { ...object, fields: { ...object.fields, [REVISION]: revisionOf(object) } };
      const before = await read(object);
      if (before === null) return create(revised);
      if ("kind" in before) return { answer: before, undo: null };
      if (before.get(REVISION) === revised.fields[REVISION]) return untouched;
      return object.type === "aor" ? changeAor(revised, before) : change(revised, before);
    },
  };
}

const untouched: Put = { answer: { kind: "done" }, undo: null };

/** The URI of whom an AOR leads to: who is registered, or who is written down. */
const contactOf = (aor: ReadonlyMap<string, string>) => aor.get("contact") ?? "";

type ContactKey = { readonly type: "contact"; readonly id: string };

/** As the registrar names what it keeps (`ast_sip_location_create_contact` in res_pjsip/location.c). */
const contactKey = (aor: string, uri: string): ContactKey => ({
  type: "contact",
  id: `${aor};@${createHash("md5").update(uri).digest("hex")}`,
});

const pathOf = (type: string, id: string) => ["asterisk", "config", "dynamic", "res_pjsip", type, id];

const revisionOf = ({ fields }: SipObject) =>
  createHash("sha256").update(JSON.stringify(fields)).digest("base64url").slice(0, 16);

/** As Asterisk shows a value, so that it takes it back: `(opus|ulaw)` was `!all,opus,ulaw`. */
function writable(name: string, shown = ""): string {
  return name === "allow" ? `!all,${shown.replaceAll(/[()]/g, "").replaceAll("|", ",")}` : shown;
}

/** What Asterisk said, to whoever asked for something to be done. */
export function done(answer: AriAnswer): PbxAnswer {
  return answer.kind === "answered" ? { kind: "done" } : said(answer);
}

function said(answer: Exclude<AriAnswer, { kind: "answered" }>): Exclude<PbxAnswer, { kind: "done" }> {
  if (answer.kind === "unreachable") return answer;
  const why = answer.status === 403 ? " (it stands in a file, or sorcery.conf lets nobody push it)" : "";
  return { kind: "refused", text: `${answer.text}${why}` };
}

/** Puts all of them in this order, or, as far as Asterisk can be reached, none. */
export async function putAll(store: ObjectStore, objects: readonly SipObject[]): Promise<PbxAnswer> {
  const undos: (() => Promise<PbxAnswer>)[] = [];
  for (const object of objects) {
    const { answer, undo } = await store.put(object);
    if (undo !== null) undos.unshift(undo);
    if (answer.kind === "done") continue;
    for (const takeBack of undos) await takeBack();
    return answer;
  }
  return { kind: "done" };
}

/** Takes all of them away, the last first: until the end, what is left hangs together. */
export async function removeAll(store: ObjectStore, keys: readonly Key[]): Promise<PbxAnswer> {
  for (const key of [...keys].reverse()) {
    const answer = await store.remove(key);
    if (answer.kind !== "done") return answer;
  }
  return { kind: "done" };
}
