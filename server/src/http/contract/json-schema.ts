/** A JSON Schema (2020-12) as OpenAPI 3.1 has it, references resolved. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws for a reference that leads nowhere: the contract itself is wrong. */
function find(document: Json, reference: string): Json {
  let found: Json | undefined = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    found = isObject(found) ? found[part] : undefined;
  }
  if (found === undefined) throw new Error(`contract/openapi.yaml has no ${reference}`);
  return found;
}

/**
 * The document with every local `$ref` replaced by what it names; keywords beside a `$ref` win over its own.
 * Nothing in the contract contains itself, so this ends.
 */
export function dereference(document: unknown): unknown {
  const root = document as Json;
  const resolve = (node: Json): Json => {
    if (Array.isArray(node)) return node.map(resolve);
    if (!isObject(node)) return node;
    const reference = node["$ref"];
    const own = Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => key !== "$ref")
        .map(([key, value]) => [key, resolve(value)]),
    );
    if (typeof reference !== "string") return own;
    const named = resolve(find(root, reference));
    return isObject(named) ? { ...named, ...own } : named;
  };
  return resolve(root);
}
