import type { Metrics } from "../../core/ports/metrics.ts";
import type { Ports } from "../../use-cases/ports.ts";
import { takeWebhook } from "../../use-cases/webhooks/take-webhook.ts";
import { verifyWebhook } from "../../use-cases/webhooks/verify-webhook.ts";
import type { Handlers } from "../operation.ts";
import { shown } from "./outcomes.ts";

type WebhookOperations = "verifyWebhook" | "takeWebhook";

/** @param kept called when a delivery was kept that nobody has worked on. */
export function webhookHandlers(
  ports: Ports,
  metrics: Metrics,
  kept: () => void,
): Pick<Handlers, WebhookOperations> {
  return {
    verifyWebhook: ({ path, query }) =>
      verifyWebhook(ports, {
        hook: path.hook,
        mode: query["hub.mode"],
        verifyToken: query["hub.verify_token"],
        challenge: query["hub.challenge"],
      }),

    async takeWebhook({ path, header, body }) {
      const outcome = await takeWebhook(ports, {
        hook: path.hook,
        signature: header["x-hub-signature-256"] ?? null,
        raw: body,
        text: new TextDecoder().decode(body),
      });
      metrics.delivered(outcome.kind === "done" ? outcome.value : outcome.problem.code);
      if (outcome.kind === "done" && outcome.value === "kept") kept();
      return shown(outcome, () => null);
    },
  };
}
