import type { z } from "zod";
import { AriBridges, AriChannels, AriEndpoints, type AriChannel } from "../ari-types.ts";
import type { Ari } from "../ari.ts";
import { extensionOf } from "../names.ts";
import type { ContactNews } from "./phones.ts";
import { removeOldProbes, withProbe, type Evaluate } from "./probe.ts";
import { readShifts, type Shifts } from "./shifts.ts";

/** Everything of an Asterisk that we care for, read at one go. */
export type Snapshot = {
  readonly endpoints: readonly string[];
  /** Contacts of each phone that was asked about. */
  readonly contacts: ReadonlyMap<string, readonly ContactNews[]>;
  /** Of every agent. */
  readonly shifts: Shifts;
  readonly channels: readonly AriChannel[];
  readonly bridges: readonly { readonly channels: readonly string[]; readonly creationtime: number }[];
  /** `old`: the backend's own contexts are missing, so nobody gets into the queue. */
  readonly dialplan: "ours" | "old";
};

export type ReadTools = {
  readonly ari: Ari;
  /** The name under which our events come. */
  readonly app: string;
  /** Whether a phone's contacts are worth asking for. */
  readonly asks: (extension: string, state: string) => boolean;
};

/** Reads all of it. Null: Asterisk went away meanwhile, or says what nobody understands. */
export async function readAsterisk(tools: ReadTools): Promise<Snapshot | null> {
  const { ari, asks } = tools;
  const [all, channels, bridges] = await Promise.all([
    // Not endpoints/PJSIP: with nobody set up yet that is a 404.
    read(ari, AriEndpoints, ["endpoints"]),
    read(ari, AriChannels, ["channels"]),
    read(ari, AriBridges, ["bridges"]),
  ]);
  if (all === null || channels === null || bridges === null) return null;
  const endpoints = all.filter(({ technology }) => technology === "PJSIP");
  await removeOldProbes(ari, channels);
  const phones = endpoints.flatMap(({ resource, state = "" }) => {
    const extension = extensionOf(resource);
    return extension === null ? [] : [{ extension, state }];
  });
  const agents = phones.map(({ extension }) => extension);
  const asked = phones.filter(({ extension, state }) => asks(extension, state));
  const evaluated = await withProbe(tools, async (valueOf) => ({
    dialplan: await readDialplan(valueOf),
    contacts: await readContacts(
      valueOf,
      asked.map(({ extension }) => extension),
    ),
    shifts: await readShifts(valueOf, agents),
  }));
  if (evaluated === null) return null;
  return { endpoints: endpoints.map(({ resource }) => resource), ...evaluated, channels, bridges };
}

async function read<Schema extends z.ZodType>(
  ari: Ari,
  schema: Schema,
  path: readonly string[],
): Promise<z.output<Schema> | null> {
  const answer = await ari({ method: "GET", path });
  return answer.kind === "answered" ? (schema.safeParse(answer.body).data ?? null) : null;
}

async function readDialplan(valueOf: Evaluate): Promise<Snapshot["dialplan"]> {
  return (await valueOf("DIALPLAN_EXISTS(queue-join,1001,1)")) === "1" ? "ours" : "old";
}

async function readContacts(valueOf: Evaluate, phones: readonly string[]): Promise<Snapshot["contacts"]> {
  const contacts = new Map<string, readonly ContactNews[]>();
  const left = [...phones];
  const readSome = async () => {
    for (let phone = left.pop(); phone !== undefined; phone = left.pop())
      contacts.set(phone, await readContactsOf(valueOf, phone));
  };
  await Promise.all([1, 2, 3, 4].map(readSome));
  return contacts;
}

async function readContactsOf(valueOf: Evaluate, extension: string): Promise<readonly ContactNews[]> {
  const ids = (await valueOf(`PJSIP_AOR(${extension},contact)`)).split(",").filter((id) => plainId.test(id));
  const news = await Promise.all(
    ids.map(async (id) => {
      const of = (field: string) => `\${PJSIP_CONTACT(${id},${field})}`;
      // One question for all three; the URI, which a phone chose, is last.
      const text = await valueOf(`EVAL(${of("status")} ${of("rtt")} ${of("uri")})`);
      const [, status, microseconds = "", uri] = /^(\S+) (\S*) (\S+)$/.exec(text) ?? [];
      if (status === undefined || uri === undefined) return [];
      // Of a phone that does not answer there is no number here.
      const roundTripUs = /^\d+$/.test(microseconds) ? Number(microseconds) : 0;
      return [{ uri, extension, status, roundTripUs }];
    }),
  );
  return news.flat();
}

/** `1003;@` and a hash: Asterisk's own, and nothing that an expression would take for more. */
const plainId = /^[\w;@.-]+$/;
