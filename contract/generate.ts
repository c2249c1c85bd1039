import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

/**
 * Writes the types of openapi.yaml to both sides. With --check it writes nothing and ends with 1 when a side has other
 * types than the contract gives, byte by byte: that needs no git and sees new files too.
 */
const root = path.dirname(import.meta.dirname);
const contract = path.join(import.meta.dirname, "openapi.yaml");
const sides = ["src/api/generated/contract.ts", "server/src/http/generated/contract.ts"];

const heading = "// Generated from contract/openapi.yaml. Change the contract, then: npm run generate\n\n";
const types = heading + astToString(await openapiTS(await readFile(contract, "utf8"), { immutable: true }));

const checks = process.argv.slice(2).includes("--check");
const stale = [];
for (const side of sides) {
  const file = path.join(root, side);
  if ((await readFile(file, "utf8").catch(() => "")) === types) continue;
  stale.push(side);
  if (checks) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, types);
}

if (checks && stale.length > 0) {
  console.error(
    `Not what contract/openapi.yaml says: ${stale.join(", ")}. Run npm run generate and commit the outcome.`,
  );
  process.exitCode = 1;
}
