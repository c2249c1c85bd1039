import { afterAll, beforeAll, expect, it } from "vitest";
import { createWebWorld, type WebWorld } from "../testing/web-world.ts";
import { readContract } from "./contract/read-contract.ts";
import type { JsonSchema } from "./contract/json-schema.ts";
import type { Handlers } from "./operation.ts";
import { pairHandlers } from "./routes.ts";

const { operations } = readContract();
const handlers = Object.fromEntries(operations.map(({ id }) => [id, () => undefined])) as unknown as Handlers;

let world: WebWorld;
beforeAll(async () => {
  world = await createWebWorld();
});
afterAll(() => world.close());

it.each(operations.map(({ id, method, url }) => [id, method, url] as const))(
  "answers %s at %s %s",
  (_id, method, url) => {
    expect(world.app.hasRoute({ method, url })).toBe(true);
  },
);

it("has no other address but two for its health", async () => {
  const known = new Set(operations.map(({ method, url }) => `${method} ${url}`));
  const routes: string[] = [];
  const other = await createWebWorld({
    prepare: (app) => {
      app.addHook("onRoute", ({ method, url }) => {
        routes.push(...[method].flat().map((one) => `${one} ${url}`));
      });
      return Promise.resolve();
    },
  });
  await other.close();
  expect(routes.filter((route) => !known.has(route))).toEqual(["GET /healthz", "GET /readyz"]);
  expect(routes).toHaveLength(known.size + 2);
});

it("does not start when an operation has no handler", () => {
  const others = Object.fromEntries(Object.entries(handlers).filter(([id]) => id !== "signIn"));
  expect(() => pairHandlers(operations, others as unknown as Handlers)).toThrow(
    /has signIn, and nobody answers/,
  );
});

it("does not start with a handler that the contract does not know", () => {
  const more = { ...handlers, readMinds: () => undefined } as unknown as Handlers;
  expect(() => pairHandlers(operations, more)).toThrow("Not in contract/openapi.yaml: readMinds");
});

it("does not start when the contract opens what the code guards", () => {
  const opened = operations.map((one) =>
    one.id === "listPeople" ? { ...one, access: "open" as const } : one,
  );
  expect(() => pairHandlers(opened, handlers)).toThrow(/disagree on who may use listPeople/);
});

/** Every object within, with the path to it. */
function objectsIn(schema: unknown, path = ""): (readonly [string, JsonSchema])[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = schema as JsonSchema;
  const inner = Object.entries(own).flatMap(([key, value]) => objectsIn(value, `${path}/${key}`));
  return own["type"] === "object" ? [[path, own], ...inner] : inner;
}

it.each(operations.filter(({ body }) => body !== null).map(({ id, body }) => [id, body] as const))(
  "refuses properties that nobody knows in every object of the body of %s",
  (_id, body) => {
    for (const [path, schema] of objectsIn(body)) {
      // Parts of an allOf are closed by what joins them.
      const closed = schema["additionalProperties"] === false || path.startsWith("/allOf") || path === "";
      expect(closed, path).toBe(true);
    }
    expect(body?.["unevaluatedProperties"]).toBe(false);
  },
);
