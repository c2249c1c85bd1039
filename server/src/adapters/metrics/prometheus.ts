import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "../../core/ports/metrics.ts";

/** What is looked up when somebody asks. */
export type Gauges = {
  readonly linked: () => boolean;
  /** Phones of agents that Asterisk reaches now. */
  readonly agentsReachable: () => Promise<number>;
  /** Deliveries kept and not worked on, and the age of the oldest in seconds. */
  readonly deliveriesWaiting: () => Promise<{ readonly count: number; readonly oldestSeconds: number }>;
};

export type Prometheus = Metrics & {
  /** Gauges need what is made after the metrics. */
  watch(gauges: Partial<Gauges>): void;
  /** The page that Prometheus reads, and its content type. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
};

/** Metrics for Prometheus, in a registry of their own. Names and meaning: server/README.md. */
export function createPrometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const answers = new Histogram({
    name: "ringbridge_http_answer_seconds",
    help: "Time to answer, by operation of the contract and status",
    labelNames: ["operation", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const streams = new Gauge({
    name: "ringbridge_live_streams",
    help: "Open streams of live events",
    registers,
  });
  const signIns = new Counter({
    name: "ringbridge_sign_ins_total",
    help: "Sign-ins by way and outcome",
    labelNames: ["way", "outcome"],
    registers,
  });
  const deliveries = new Counter({
    name: "ringbridge_webhook_deliveries_total",
    help: "Deliveries of Meta's by outcome: kept, known, or why they were refused",
    labelNames: ["outcome"],
    registers,
  });
  const processed = new Counter({
    name: "ringbridge_webhook_processed_total",
    help: "Kept deliveries worked on, by outcome",
    labelNames: ["outcome"],
    registers,
  });
  const meta = new Histogram({
    name: "ringbridge_meta_answer_seconds",
    help: "Time Meta took, by question and outcome",
    labelNames: ["question", "outcome"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });

  return {
    answered: (operation, status, seconds) => answers.observe({ operation, status }, seconds),
    streams: (open) => streams.set(open),
    signedIn: (way, outcome) => signIns.inc({ way, outcome }),
    delivered: (outcome) => deliveries.inc({ outcome }),
    processed({ done, failed }) {
      processed.inc({ outcome: "done" }, done);
      processed.inc({ outcome: "failed" }, failed);
    },
    askedMeta: (question, outcome, seconds) => meta.observe({ question, outcome }, seconds),
    watch: (gauges) => addGauges(gauges, registers),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function addGauges(
  { linked, agentsReachable, deliveriesWaiting }: Partial<Gauges>,
  registers: Registry[],
): void {
  if (linked) {
    new Gauge({
      name: "ringbridge_pbx_linked",
      help: "1 while we are connected to Asterisk",
      registers,
      collect() {
        this.set(linked() ? 1 : 0);
      },
    });
  }
  if (agentsReachable) {
    new Gauge({
      name: "ringbridge_agents_reachable",
      help: "Agents whose phone Asterisk reaches now",
      registers,
      async collect() {
        this.set(await agentsReachable());
      },
    });
  }
  if (deliveriesWaiting) {
    const oldest = new Gauge({
      name: "ringbridge_webhook_oldest_waiting_seconds",
      help: "Age of the oldest delivery that waits",
      registers,
    });
    new Gauge({
      name: "ringbridge_webhook_waiting",
      help: "Deliveries kept and not worked on",
      registers,
      async collect() {
        const { count, oldestSeconds } = await deliveriesWaiting();
        this.set(count);
        oldest.set(oldestSeconds);
      },
    });
  }
}
