import type { Account, AccountChange, NewAccount } from "../../api/contract.ts";
import type { ApiProblem } from "../../api/problem.ts";
import type { accountsWords } from "../../words/numbers-words.ts";

export type AccountFields = {
  readonly name: string;
  readonly wabaId: string;
  /** Empty for a known account: the stored one stays. */
  readonly accessToken: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  readonly authorization: "Bearer" | "Token";
};

export type AccountFault = keyof typeof accountsWords.form.faults;
export type AccountFaults = Partial<Record<keyof AccountFields, AccountFault>>;

export const metaItself = { baseUrl: "https://graph.facebook.com/v26.0", authorization: "Bearer" } as const;

export const emptyAccount: AccountFields = {
  name: "",
  wabaId: "",
  accessToken: "",
  appId: "",
  appSecret: "",
  ...metaItself,
};

export function fieldsOf({ name, wabaId, appId, graph }: Account): AccountFields {
  return { ...emptyAccount, ...graph, name, wabaId, appId: appId ?? "" };
}

const metaId = /^\d{5,32}$/;
const secret = /^[!-~]{8,1000}$/;
const address = /^https?:\/\/[^\s?#]+$/;

/** What the contract would refuse. */
export function faultsOf(fields: AccountFields, isNew: boolean): AccountFaults {
  const { name, wabaId, accessToken, appId, appSecret, baseUrl } = trimmed(fields);
  return {
    ...(name === "" && { name: "no-name" }),
    ...(!metaId.test(wabaId) && { wabaId: "bad-id" }),
    ...(accessToken === ""
      ? isNew && { accessToken: "no-token" }
      : !secret.test(accessToken) && { accessToken: "bad-secret" }),
    ...(appId !== "" && !metaId.test(appId) && { appId: "bad-id" }),
    ...(appSecret !== "" && !secret.test(appSecret) && { appSecret: "bad-secret" }),
    ...((baseUrl.length > 300 || !address.test(baseUrl)) && { baseUrl: "bad-address" }),
  };
}

/** Problems of the backend that belong to one field; null when it is about something else. */
export function faultsFrom(problem: ApiProblem | null): AccountFaults | null {
  if (problem?.code === "account-taken") return { wabaId: "account-taken" };
  if (problem?.code !== "invalid") return null;
  const faults: AccountFaults = {};
  for (const { path, fault } of problem.fields) {
    if (path === "/graph/baseUrl") faults.baseUrl = fault === "needs-https" ? "needs-https" : "bad-address";
    const field = (["name", "wabaId", "accessToken", "appId", "appSecret"] as const).find(
      (one) => path === `/${one}`,
    );
    if (field !== undefined) faults[field] = "refused";
  }
  return Object.keys(faults).length === 0 ? null : faults;
}

export function newAccountOf(fields: AccountFields): NewAccount {
  const { name, wabaId, accessToken, appId, appSecret, baseUrl, authorization } = trimmed(fields);
  return {
    name,
    wabaId,
    accessToken,
    ...(appId !== "" && { appId }),
    ...(appSecret !== "" && { appSecret }),
    ...(!isMetaItself({ baseUrl, authorization }) && { graph: { baseUrl, authorization } }),
  };
}

/** Only what is another than before; null when nothing is. */
export function changeOf(account: Account, fields: AccountFields): AccountChange | null {
  const { name, accessToken, appId, appSecret, baseUrl, authorization } = trimmed(fields);
  const isOtherGraph = baseUrl !== account.graph.baseUrl || authorization !== account.graph.authorization;
  const change: AccountChange = {
    ...(name !== account.name && { name }),
    ...(appId !== (account.appId ?? "") && { appId: appId === "" ? null : appId }),
    ...(accessToken !== "" && { accessToken }),
    ...(appSecret !== "" && { appSecret }),
    ...(isOtherGraph && { graph: { baseUrl, authorization } }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

export const isMetaItself = ({ baseUrl, authorization }: Pick<AccountFields, "baseUrl" | "authorization">) =>
  baseUrl === metaItself.baseUrl && authorization === metaItself.authorization;

function trimmed(fields: AccountFields): AccountFields {
  return {
    name: fields.name.trim(),
    wabaId: fields.wabaId.trim(),
    accessToken: fields.accessToken.trim(),
    appId: fields.appId.trim(),
    appSecret: fields.appSecret.trim(),
    baseUrl: fields.baseUrl.trim(),
    authorization: fields.authorization,
  };
}
