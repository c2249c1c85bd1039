import { businessNumbers } from "../../lab/cast.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Company } from "../company/company.ts";
import { textDelivery } from "./deliveries.ts";
import type { Sender, SignedDelivery } from "./deliveries.ts";
import { putLoad } from "./load.ts";
import type { Asked, Load, Outcome } from "./load.ts";
import { fetchMetrics } from "./metrics-page.ts";

/** What the backend can be asked: `concurrency` connections at a time, for `lasts` milliseconds. */
export interface AskBackend {
  /** A page that costs it nothing. */
  bare(concurrency: number, lasts: number): Promise<Outcome<Asked>>;
  /** New deliveries. */
  kept(concurrency: number, lasts: number): Promise<Outcome<SignedDelivery>>;
  /** The same bodies again, as Meta repeats what it is not sure of; as often as there is time. */
  known(
    concurrency: number,
    lasts: number,
    earlier: Outcome<SignedDelivery>,
  ): Promise<Outcome<SignedDelivery>>;
  /** @throws LabError when the backend has not counted what we had answered, or something still waits. */
  checkCounts(): Promise<void>;
}

/** All but `checkCounts` throw LabError when an answer is not 200: the times would be worth nothing. */
export async function createAskBackend({ lab, backend, webhook }: Company): Promise<AskBackend> {
  const { address, port } = backend;
  const sender = senderOf(lab.meta.graph, webhook.appSecret);
  const before = await countsOf(backend.metricsUrl);
  const answered = { kept: 0, known: 0 };
  let delivered = 0;

  const put = async <Item>(load: Omit<Load<Item>, "address" | "port">): Promise<Outcome<Item>> => {
    const outcome = await putLoad({ address, port, ...load });
    const refused = outcome.answers.find(({ status }) => status !== 200);
    if (refused === undefined) return outcome;
    throw new LabError(`The backend answered ${String(refused.status)}, where only 200 counts.`);
  };
  const ask = ({ body, signature }: SignedDelivery): Asked => ({
    method: "POST",
    path: webhook.path,
    headers: {
      "content-type": "application/json",
      "user-agent": "facebookexternalua",
      "x-hub-signature-256": signature,
    },
    body,
  });

  return {
    bare: (concurrency, lasts) => {
      const page: Asked = { method: "GET", path: "/healthz", headers: {}, body: "" };
      return put({ concurrency, lasts, next: () => page, ask: (asked) => asked });
    },
    kept: async (concurrency, lasts) => {
      const next = (): SignedDelivery => textDelivery(sender, delivered++, Date.now());
      const outcome = await put({ concurrency, lasts, next, ask });
      answered.kept += outcome.answers.length;
      return outcome;
    },
    known: async (concurrency, lasts, { answers }) => {
      let repeated = 0;
      const next = (): SignedDelivery | null => answers[repeated++ % answers.length]?.item ?? null;
      const outcome = await put({ concurrency, lasts, next, ask });
      answered.known += outcome.answers.length;
      return outcome;
    },
    checkCounts: async () => {
      const after = await countsOf(backend.metricsUrl);
      const counted = { kept: after.kept - before.kept, known: after.known - before.known };
      if (counted.kept !== answered.kept || counted.known !== answered.known)
        throw new LabError(
          `We had ${JSON.stringify(answered)} deliveries answered, and the backend counts ${JSON.stringify(counted)}.`,
        );
      if (after.waiting > 0) throw new LabError(`${String(after.waiting)} deliveries still wait.`);
    },
  };
}

function senderOf(graph: Company["lab"]["meta"]["graph"], appSecret: string): Sender {
  const number = businessNumbers[0]?.number ?? "";
  return { wabaId: graph.account.wabaId, phoneNumberId: graph.phoneNumberId(number), number, appSecret };
}

async function countsOf(metricsUrl: string) {
  const page = await fetchMetrics(metricsUrl);
  const deliveries = (outcome: string): number =>
    page.valueOf("ringbridge_webhook_deliveries_total", ["outcome", outcome]);
  return {
    kept: deliveries("kept"),
    known: deliveries("known"),
    waiting: page.valueOf("ringbridge_webhook_waiting"),
  };
}
