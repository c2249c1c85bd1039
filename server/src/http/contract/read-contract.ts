import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { dereference, type JsonSchema } from "./json-schema.ts";

const file = path.join(import.meta.dirname, "../../../../contract/openapi.yaml");

/** One operation of the contract, as a route needs it. */
export type Operation = {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** In Fastify's notation: /api/people/:personId. */
  readonly url: string;
  /** Whether somebody must be signed in. */
  readonly access: "session" | "open";
  readonly path: JsonSchema | null;
  readonly query: JsonSchema;
  readonly header: JsonSchema | null;
  readonly body: JsonSchema | null;
  /** The one good status, and what its body is. */
  readonly status: number;
  readonly answer: { readonly mediaType: string; readonly schema: JsonSchema } | null;
};

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.object({ schema }));
const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().default(false),
  schema,
});
const operation = z.object({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const methods = ["get", "post", "put", "patch", "delete"] as const;
const pathItem = z.object({
  parameters: z.array(parameter).default([]),
  ...Object.fromEntries(methods.map((method) => [method, operation.optional()])),
});
const contract = z.object({
  paths: z.record(z.string(), pathItem),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

type Parameter = z.infer<typeof parameter>;

function schemaOf(parameters: readonly Parameter[], place: Parameter["in"], others: boolean): JsonSchema {
  const here = parameters.filter((one) => one.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(here.map((one) => [one.name, one.schema])),
    required: here.filter((one) => one.required).map((one) => one.name),
    additionalProperties: others,
  };
}

function read(
  method: (typeof methods)[number],
  url: string,
  shared: readonly Parameter[],
  from: unknown,
): Operation {
  const { operationId, security, parameters, requestBody, responses } = operation.parse(from);
  const all = [...shared, ...parameters];
  const access = security?.length === 0 ? "open" : "session";
  const has = (place: Parameter["in"]) => all.some((one) => one.in === place);
  return {
    id: operationId,
    method: method.toUpperCase() as Operation["method"],
    url: url.replaceAll(/\{(\w+)\}/g, ":$1"),
    access,
    path: has("path") ? schemaOf(all, "path", false) : null,
    // An identity provider adds what it likes, and we must ignore it (RFC 6749, 4.1.2); our own pages do not.
    query: schemaOf(all, "query", access === "open"),
    header: has("header") ? schemaOf(all, "header", true) : null,
    body: bodyOf(requestBody),
    ...goodAnswer(operationId, responses),
  };
}

/** Null for a body that is anything. */
function bodyOf(requestBody: z.infer<typeof operation>["requestBody"]): JsonSchema | null {
  const body = requestBody?.content["application/json"]?.schema ?? {};
  // Whatever the schema is composed of: a property that none of its parts knows is refused.
  return Object.keys(body).length === 0 ? null : { ...body, unevaluatedProperties: false };
}

function goodAnswer(
  operationId: string,
  responses: z.infer<typeof operation>["responses"],
): Pick<Operation, "status" | "answer"> {
  const [status, success] = Object.entries(responses).find(([code]) => /^[23]/.test(code)) ?? [];
  if (status === undefined) throw new Error(`${operationId} has no good answer in contract/openapi.yaml`);
  const [answer] = Object.entries(success?.content ?? {});
  return {
    status: Number(status),
    answer: answer ? { mediaType: answer[0], schema: answer[1].schema } : null,
  };
}

export type Contract = {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
};

let known: Contract | null = null;

/**
 * contract/openapi.yaml, which lies beside the backend wherever it is installed; read once, so that validators are made
 * once too. @throws when it is not there or no contract.
 */
export function readContract(): Contract {
  known ??= parseContract(readFileSync(file, "utf8"));
  return known;
}

function parseContract(text: string): Contract {
  const { paths, components } = contract.parse(dereference(parse(text)));
  const operations = Object.entries(paths).flatMap(([url, item]) =>
    methods.flatMap((method) => {
      const found = (item as Record<string, unknown>)[method];
      return found === undefined ? [] : [read(method, url, item.parameters, found)];
    }),
  );
  return { operations, schemas: components.schemas };
}
