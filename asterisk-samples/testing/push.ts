import { createHash } from "node:crypto";
import { parseConf } from "../conf-file.ts";
import { fillSamples } from "../render/render.ts";
import type { CompleteValues } from "../render/secrets.ts";
import { host } from "./rendered-pbx.ts";

/** A SIP object as the backend pushes it. */
export interface PushedObject {
  readonly type: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

type Listed = Pick<CompleteValues, "businessNumbers" | "agents">;

const order = ["auth", "aor", "endpoint", "identify"];

/**
 * What these numbers and agents would be in pjsip.conf, as objects to push, in the order to push them:
 * whatever the file says can be pushed as well, with the same names and values.
 */
export async function objectsOf(values: CompleteValues, listed: Listed): Promise<PushedObject[]> {
  const file = (await fillSamples({ ...values, ...listed })).get("pjsip.conf");
  return parseConf("pjsip.conf", String(file))
    .filter(({ isTemplate }) => !isTemplate)
    .map(({ name, options }) => {
      const { type = "", ...fields } = Object.fromEntries(
        options.map((option) => [option.name, option.value]),
      );
      return { type, id: name, fields };
    })
    .filter(({ type }) => order.includes(type))
    .sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
}

/** Creates or changes one object. */
export async function push(values: CompleteValues, { type, id, fields }: PushedObject): Promise<string> {
  const attributes = Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
  return await dynamic(values, "PUT", type, id, { fields: attributes });
}

export async function remove(
  values: CompleteValues,
  { type, id }: Omit<PushedObject, "fields">,
): Promise<void> {
  await dynamic(values, "DELETE", type, id);
}

/** What Asterisk says of an object, or that there is none. */
export async function read(
  values: CompleteValues,
  { type, id }: Omit<PushedObject, "fields">,
): Promise<string> {
  return await dynamic(values, "GET", type, id).catch((error: unknown) => String(error));
}

async function dynamic(
  { httpBind, ari }: CompleteValues,
  method: string,
  type: string,
  id: string,
  body?: object,
): Promise<string> {
  const url = `http://${httpBind.address}:${httpBind.port}/ari/asterisk/config/dynamic/res_pjsip/${type}/${id}`;
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${ari.user}:${ari.password}`)}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${type}/${id}: ${response.status} ${text}`);
  return text;
}

/** An auth that proves a password and does not hold it, not even from an earlier push. */
export function withoutPassword(auth: PushedObject): PushedObject {
  const { password = "", username = "", realm = host, ...fields } = auth.fields;
  const digest = (hash: string) => createHash(hash).update(`${username}:${realm}:${password}`).digest("hex");
  const digests = `MD5:${digest("md5")},SHA-256:${digest("sha256")}`;
  const proof = { username, realm, password: "", password_digest: digests };
  return { ...auth, fields: { ...fields, ...proof } };
}
