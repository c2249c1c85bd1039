import { createHash } from "node:crypto";
import type { z } from "zod";
import type { PbxAnswer } from "../../../core/ports/pbx.ts";
import type { Ari, AriAnswer } from "../ari.ts";
import { AriAttributes } from "../ari-types.ts";
import type { SipObject } from "./sip-objects.ts";

type Key = Pick<SipObject, "type" | "id">;

/** `undo` takes back what was done; it is there only when something was. */
export type Put = { readonly answer: PbxAnswer; readonly undo: (() => Promise<PbxAnswer>) | null };

/** Asterisk's SIP objects, by push configuration. Every operation can be repeated. */
export type ObjectStore = {
  /** Null: there is none. What Asterisk names more than once stands in lines of its own. */
  read(key: Key): Promise<ReadonlyMap<string, string> | null | Exclude<PbxAnswer, { kind: "done" }>>;
  /** Makes an object what it should be; one that is so already is not touched. */
  put(object: SipObject): Promise<Put>;
  /** With an AOR goes who is registered at it. */
  remove(key: Key): Promise<PbxAnswer>;
  /** Drops whoever is registered at an AOR, which stays. They can register again as long as their password is taken. */
  signOut(aor: string): Promise<PbxAnswer>;
};

/** Attributes that begin with @ are nothing to Asterisk, which keeps them. This one says what we pushed last. */
const REVISION = "@ringbridge";

/** How often one looks whether somebody is registered: a REGISTER may have been on its way. */
const LOOKS = 5;

export function createObjectStore(ari: Ari): ObjectStore {
  const ask = (method: "GET" | "DELETE", { type, id }: Key | Registration) =>
    ari({ method, path: pathOf(type, id) });

  async function write({ type, id, fields }: SipObject): Promise<PbxAnswer> {
    const attributes = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
    return done(await ari({ method: "PUT", path: pathOf(type, id), body: { fields: attributes } }));
  }

  async function read(key: Key): ReturnType<ObjectStore["read"]> {
    const answer = await ask("GET", key);
    if (isMissing(answer)) return null;
    if (answer.kind !== "answered") return said(answer);
    const attributes = AriAttributes.safeParse(answer.body);
    if (!attributes.success) return { kind: "refused", text: "Asterisk's answer cannot be read" };
    return joined(attributes.data);
  }

  async function remove(key: Key): Promise<PbxAnswer> {
    // Asterisk forgets who was registered only some time after it has said that an AOR is gone, and writes them down in one
    // that is pushed meanwhile (`aor_deleted_observer` in res_pjsip/location.c).
    const forgotten = key.type === "aor" ? await signOut(key.id) : { kind: "done" as const };
    if (forgotten.kind !== "done") return forgotten;
    const answer = await ask("DELETE", key);
    return isMissing(answer) ? { kind: "done" } : done(answer);
  }

  async function signOut(aor: string): Promise<PbxAnswer> {
    for (let time = 0; time < LOOKS; time += 1) {
      const known = await read({ type: "aor", id: aor });
      if (known === null) return { kind: "done" };
      if ("kind" in known) return known;
      let isOver = true;
      for (const uri of contactsOf(known)) {
        const answer = await ask("DELETE", registrationOf(aor, uri));
        if (answer.kind === "unreachable") return answer;
        // Nobody's: it has ended meanwhile, or is written down in the AOR itself. Whatever else is said, one looks again.
        isOver &&= isMissing(answer);
      }
      if (isOver) return { kind: "done" };
    }
    return { kind: "refused", text: `somebody stays registered at ${aor}` };
  }

  async function create(object: SipObject): Promise<Put> {
    const answer = await write(object);
    return answer.kind === "done" ? { answer, undo: () => remove(object) } : { answer, undo: null };
  }

  async function change(object: SipObject, before: ReadonlyMap<string, string>): Promise<Put> {
    const answer = await write(object);
    if (answer.kind !== "done") return { answer, undo: null };
    const names = Object.keys(object.fields);
    const fields = Object.fromEntries(names.map((name) => [name, writable(name, before.get(name))] as const));
    return { answer, undo: () => write({ ...object, fields }) };
  }

  /**
   * An AOR is never pushed over: Asterisk would write down who is registered as a contact for good. One that is another, or
   * has somebody written down, is made anew when nobody is registered, else left: whoever signs out is followed by this.
   */
  async function putAor(object: SipObject, before: ReadonlyMap<string, string>): Promise<Put> {
    const isOurs = object.fields["contact"] !== undefined;
    const standing = isOurs ? "nobody" : await standingAt(object.id, contactsOf(before));
    if (typeof standing !== "string") return { answer: standing, undo: null };
    const isSame = before.get(REVISION) === object.fields[REVISION];
    if (standing === "registered" || (standing === "nobody" && isSame)) return untouched;
    const removed = await remove(object);
    return removed.kind === "done" ? create(object) : { answer: removed, undo: null };
  }

  /** Whom an AOR leads to: Asterisk shows both sorts alike, and keeps only registrations as objects of their own. */
  async function standingAt(
    aor: string,
    uris: readonly string[],
  ): Promise<"nobody" | "registered" | "written down" | Exclude<PbxAnswer, { kind: "done" }>> {
    for (const uri of uris) {
      const answer = await ask("GET", registrationOf(aor, uri));
      if (answer.kind === "answered") return "registered";
      if (!isMissing(answer)) return said(answer);
    }
    return uris.length === 0 ? "nobody" : "written down";
  }

  return {
    read,
    remove,
    signOut,
    put: async (object) => {
      const revised = { ...object, fields: { ...object.fields, [REVISION]: revisionOf(object) } };
      const before = await read(object);
      if (before === null) return create(revised);
      if ("kind" in before) return { answer: before, undo: null };
      if (object.type === "aor") return putAor(revised, before);
      return before.get(REVISION) === revised.fields[REVISION] ? untouched : change(revised, before);
    },
  };
}

const untouched: Put = { answer: { kind: "done" }, undo: null };

function joined(attributes: z.infer<typeof AriAttributes>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { attribute, value } of attributes) {
    const before = values.get(attribute);
    values.set(attribute, before === undefined ? value : `${before}\n${value}`);
  }
  return values;
}

/** The URIs of everybody an AOR leads to. */
const contactsOf = (aor: ReadonlyMap<string, string>) =>
  (aor.get("contact") ?? "").split("\n").filter((uri) => uri !== "");

type Registration = { readonly type: "contact"; readonly id: string };

/** As the registrar names it (`ast_sip_location_create_contact` in res_pjsip/location.c). */
const registrationOf = (aor: string, uri: string): Registration => ({
  type: "contact",
  id: `${aor};@${createHash("md5").update(uri).digest("hex")}`,
});

const isMissing = (answer: AriAnswer) => answer.kind === "refused" && answer.status === 404;

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
