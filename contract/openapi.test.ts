import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";

const contract = path.join(import.meta.dirname, "openapi.yaml");

it("is OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(contract);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

it("refers only to what it defines", async () => {
  const validator = new Validator();
  await validator.validate(contract);
  expect(() => validator.resolveRefs()).not.toThrow();
});
