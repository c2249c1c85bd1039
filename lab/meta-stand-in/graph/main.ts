import { addressesOf, repository } from "../../addresses.ts";
import { readLabSecrets } from "../../secrets.ts";
import { createGraphService } from "./graph-service.ts";
import { serveGraph } from "./graph-server.ts";

// Meta's account of one lab, as a process of its own: a lab in the background outlives whoever started it.
const index = Number(process.argv[2]);
const addresses = addressesOf(index, repository);
const secrets = await readLabSecrets(addresses);
if (!secrets) throw new Error(`There is no lab ${String(index)}.`);
const service = createGraphService({ accounts: secrets.accounts, secrets: secrets.meta });
const server = await serveGraph(service, {
  address: addresses.meta.address,
  port: addresses.meta.graphPort,
  labToken: secrets.meta.labToken,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => void server.close().then(() => process.exit(0)));
