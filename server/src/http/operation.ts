import type { ServerResponse } from "node:http";
import type { Outcome } from "../core/problem.ts";
import type { Instant } from "../core/time.ts";
import type { Actor } from "../use-cases/ports.ts";
import type { operations } from "./generated/contract.ts";

/** The contract's operations by their operationId. */
export type OperationId = keyof operations;

/** What anybody may ask without being signed in. Said here and in the contract: the start fails when the two differ. */
export const openOperations = [
  "getSignInOptions",
  "signIn",
  "lookAtInvitation",
  "acceptInvitation",
  "startOidc",
  "finishOidc",
  "verifyWebhook",
  "takeWebhook",
] as const satisfies readonly OperationId[];

type OpenOperation = (typeof openOperations)[number];

type Given<Parameters, Place extends string> =
  Parameters extends Readonly<Record<Place, infer Value>>
    ? Value
    : Parameters extends { readonly [Key in Place]?: infer Value }
      ? NonNullable<Value>
      : unknown;

type BodyOf<Id extends OperationId> = Id extends "takeWebhook"
  ? Uint8Array
  : operations[Id] extends {
        readonly requestBody: { readonly content: { readonly "application/json": infer Body } };
      }
    ? Body
    : undefined;

type GoodStatus = 200 | 201 | 204 | 302;
type Good<Id extends OperationId> = operations[Id]["responses"][keyof operations[Id]["responses"] &
  GoodStatus];

/** Writes a stream by itself, after everything that may refuse it. */
export type OpenStream = (raw: ServerResponse, serialize: (event: object) => string) => void;

type AnswerOf<Id extends OperationId> = Id extends "streamEvents"
  ? OpenStream
  : Id extends "startOidc" | "finishOidc"
    ? { readonly redirect: string }
    : Good<Id> extends { readonly content: { readonly "application/json": infer Json } }
      ? Json
      : Good<Id> extends { readonly content: { readonly "text/plain": infer Text } }
        ? Text
        : null;

/** What a handler may leave in the browser, and find there again. */
export type Browser = {
  /** The token of the session that it has, be it over or not. */
  readonly sessionToken: string | null;
  keepSession(token: string, until: Instant): void;
  dropSession(): void;
  /** A sign-in at the identity provider, sealed. */
  keepPendingSignIn(sealed: string): void;
  /** Null when there is none. It is there only once. */
  takePendingSignIn(): string | null;
};

/** A request that the contract and the edge have nothing against. */
export type Call<Id extends OperationId> = {
  readonly actor: Id extends OpenOperation ? null : Actor;
  readonly path: Given<operations[Id]["parameters"], "path">;
  readonly query: Given<operations[Id]["parameters"], "query">;
  readonly header: Given<operations[Id]["parameters"], "header">;
  readonly body: BodyOf<Id>;
  /** Path and query as they came. */
  readonly url: string;
  readonly browser: Browser;
};

export type Handler<Id extends OperationId> = (
  call: Call<Id>,
) => Outcome<AnswerOf<Id>> | Promise<Outcome<AnswerOf<Id>>>;
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** Of an If-Match that the contract let through: "7" in its quotes. */
export const versionOf = (call: { readonly header: { readonly "if-match": string } }): number =>
  Number(call.header["if-match"].slice(1, -1));
