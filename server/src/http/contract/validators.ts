import { Ajv2020 } from "ajv/dist/2020.js";
import type { AnySchema, ErrorObject, Options } from "ajv";
import addFormats from "ajv-formats";

/** OpenAPI has words of its own in its schemas; everything else unknown is a mistake of ours. */
const wordsOfOpenApi = ["example", "discriminator"];

function ajv(options: Options): Ajv2020 {
  const made = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, ...options });
  addFormats.default(made, ["date-time", "date"]);
  for (const word of wordsOfOpenApi) made.addKeyword(word);
  return made;
}

/** For JSON: takes values as they are, and finds every fault; the body limit bounds how many. */
const forJson = ajv({ useDefaults: true, allErrors: true });
/** For paths, queries and headers: everything there is text, and "20" is a number. */
const forText = ajv({ useDefaults: true, coerceTypes: true });

type Validate = (
  data: unknown,
) => { value: unknown } | { error: Error & { validation: readonly ErrorObject[] } };

/** Fastify's validator compiler over Ajv 2020, which is what OpenAPI 3.1 is written in. */
export function compileValidator(part: { readonly schema: unknown; readonly httpPart?: string }): Validate {
  const validate = (part.httpPart === "body" ? forJson : forText).compile(part.schema as AnySchema);
  return (data) => {
    if (validate(data)) return { value: data };
    // Without Ajv's own message: it would be a second wording beside ours.
    return {
      error: Object.assign(new Error("not what the contract says"), { validation: validate.errors ?? [] }),
    };
  };
}

/** An Ajv of its own, for tests that hold answers against the contract. */
export const createResponseAjv = (): Ajv2020 => ajv({});
