import { addressesOf, repository } from "../../addresses.ts";
import { createAri } from "../../asterisk/ari.ts";
import { readLabSecrets } from "../../secrets.ts";
import { listenToEdge } from "./edge-questions.ts";
import { serveGraph } from "./graph-server.ts";
import { createGraphService } from "./graph-service.ts";
import { createPhonePasswords } from "./phone-passwords.ts";

// Meta's account of one lab, as a process of its own: a lab in the background outlives whoever started it.
const index = Number(process.argv[2]);
const addresses = addressesOf(index, repository);
const { address, ariPort, graphPort, rulesPort } = addresses.meta;
const secrets = await readLabSecrets(addresses);
if (!secrets) throw new Error(`There is no lab ${String(index)}.`);

const stopped = new AbortController();
const ari = createAri({ address, port: ariPort, ...secrets.metaAri });
const service = createGraphService({
  accounts: secrets.accounts,
  secrets: secrets.meta,
  passwords: createPhonePasswords(ari, stopped.signal),
});
const edge = await listenToEdge(service.questions, address, rulesPort);
const server = await serveGraph(service, { address, port: graphPort, labToken: secrets.meta.labToken });

async function stop(): Promise<void> {
  stopped.abort();
  edge.close();
  await server.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
