import { setTimeout as delay } from "node:timers/promises";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Company } from "../company/company.ts";
import { listenToPermissions } from "../company/live-ear.ts";
import { createAskBackend } from "./ask-backend.ts";
import type { AskBackend } from "./ask-backend.ts";
import type { SignedDelivery } from "./deliveries.ts";
import { timeDisk } from "./disk.ts";
import type { Answered, Outcome } from "./load.ts";
import { concurrencies } from "./result.ts";
import type { Concurrency, Seen, Seens, WebhookSamples } from "./result.ts";

export interface WebhookPlan {
  /** How often each question has its turn at each concurrency. */
  readonly turns: number;
  /** Milliseconds of a turn. */
  readonly lasts: number;
  /** On the disk that holds the database. */
  readonly diskFolder: string;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

/** Milliseconds in which all that was kept must have been worked on. */
const patience = 120_000;

/**
 * Delivers webhooks to a running backend as Meta does, in turns with what costs it less. Turn 0 warms it up and is not
 * counted.
 * @throws LabError when an answer was not 200, or something that was answered was not kept or not worked on: then the times
 * would be worth nothing.
 */
export async function measureWebhooks(company: Company, plan: WebhookPlan): Promise<WebhookSamples> {
  /** When the news of each customer came. */
  const news = new Map<string, number>();
  const ear = await listenToPermissions(await company.signIn("sara"), ({ customer, at }) => {
    news.set(customer, at);
  });
  try {
    const backend = await createAskBackend(company);
    const disk: number[] = [];
    const turns: (readonly [Concurrency, Seens])[] = [];
    for (let turn = 0; turn <= plan.turns; turn += 1) {
      const times = timeDisk(plan.diskFolder, plan.lasts / 2);
      if (turn > 0) disk.push(...times);
      for (const concurrency of concurrencies) {
        if (plan.stopped.aborted)
          throw new LabError("Stopped before the end, so there are no figures. Start again.");
        const seens = await playTurn(backend, news, concurrency, plan.lasts);
        if (turn > 0) turns.push([concurrency, seens]);
        const name = turn === 0 ? "Warming up" : `Turn ${String(turn)} of ${String(plan.turns)}`;
        plan.reporter.line(`${name}, ${String(concurrency)} at a time: ${tell(seens)}`);
      }
    }
    await backend.checkCounts();
    const at = (concurrency: Concurrency): Seens =>
      together(turns.filter(([of]) => of === concurrency).map(([, seens]) => seens));
    return { disk, at: { 1: at(1), 8: at(8), 50: at(50) } };
  } finally {
    ear.close();
  }
}

async function playTurn(
  backend: AskBackend,
  news: ReadonlyMap<string, number>,
  concurrency: number,
  lasts: number,
): Promise<Seens> {
  const bare = await backend.bare(concurrency, lasts);
  const kept = await backend.kept(concurrency, lasts);
  const processed = await untilProcessed(kept.answers, news);
  const known = await backend.known(concurrency, lasts, kept);
  return { asked: { bare: seenOf(bare), known: seenOf(known), kept: seenOf(kept) }, processed };
}

const seenOf = ({ answers, lasted }: Outcome<unknown>): Seen => ({
  took: answers.map(({ took }) => took),
  lasted,
});

/** Waits until nothing is left to be worked on, which would be in the way of what is measured next. */
async function untilProcessed(
  answers: readonly Answered<SignedDelivery>[],
  news: ReadonlyMap<string, number>,
): Promise<Seen> {
  const deadline = performance.now() + patience;
  while (answers.some(({ item }) => !news.has(item.customer))) {
    if (performance.now() > deadline)
      throw new LabError(
        `Deliveries that were answered 200 were not worked on within ${String(patience / 1000)} s.`,
      );
    await delay(20);
  }
  const times = answers.map(({ item, sentAt }) => ({ sentAt, toldAt: news.get(item.customer) ?? sentAt }));
  const first = times.reduce((earliest, { sentAt }) => Math.min(earliest, sentAt), Infinity);
  const last = times.reduce((latest, { toldAt }) => Math.max(latest, toldAt), first);
  return { took: times.map(({ sentAt, toldAt }) => toldAt - sentAt), lasted: last - first };
}

function tell({ asked, processed }: Seens): string {
  const rate = ({ took, lasted }: Seen): string => `${((took.length / lasted) * 1000).toFixed(0)}/s`;
  return `bare ${rate(asked.bare)}, known ${rate(asked.known)}, kept ${rate(asked.kept)}, processed ${rate(processed)}`;
}

/** What was seen in all turns. */
function together(turns: readonly Seens[]): Seens {
  const all = (of: (seens: Seens) => Seen): Seen => ({
    took: turns.flatMap((seens) => of(seens).took),
    lasted: turns.reduce((sum, seens) => sum + of(seens).lasted, 0),
  });
  return {
    asked: {
      bare: all(({ asked }) => asked.bare),
      known: all(({ asked }) => asked.known),
      kept: all(({ asked }) => asked.kept),
    },
    processed: all(({ processed }) => processed),
  };
}
