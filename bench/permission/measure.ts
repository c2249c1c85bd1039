import type { Browser, Page } from "@playwright/test";
import type { BackendClient } from "../../lab/backend/client.ts";
import { LabError } from "../../lab/lab-error.ts";
import type { Reporter } from "../../lab/reporter.ts";
import type { Company } from "../company/company.ts";
import { listenToPermissions } from "../company/live-ear.ts";
import type { PermissionNews } from "../company/live-ear.ts";
import { openBrowserOf, signInAt } from "../company/visit.ts";
import { putLoad } from "../webhooks/load.ts";
import { within } from "../within.ts";
import { compareClocks } from "./clocks.ts";
import { listenInPage } from "./page-ear.ts";
import { moments } from "./result.ts";
import type { PermissionSamples, Reply } from "./result.ts";
import { openTap } from "./tap.ts";
import type { Tap } from "./tap.ts";

export interface PermissionPlan {
  readonly rounds: number;
  readonly reporter: Reporter;
  readonly stopped: AbortSignal;
}

export interface PermissionOutcome extends PermissionSamples {
  readonly faults: readonly string[];
}

/** Bare round trips a round. */
const roundTripsEach = 20;

/**
 * An agent looks at a customer who has been asked; the customer accepts; the agent's button turns into Call. Round 0 warms up
 * and is not counted.
 */
export async function measurePermission(
  company: Company,
  browser: Browser,
  { rounds, reporter, stopped }: PermissionPlan,
): Promise<PermissionOutcome> {
  await using scope = new AsyncDisposableStack();
  const stage = await setStage(company, browser, scope);
  const outcome = {
    replies: [] as Reply[],
    roundTrips: [] as number[],
    clockErrors: [] as number[],
    faults: [] as string[],
  };
  for (let round = 0; round <= rounds; round += 1) {
    if (stopped.aborted) throw new LabError("Stopped before the end, so there are no figures. Start again.");
    const name = round === 0 ? "Warming up" : `Round ${String(round)} of ${String(rounds)}`;
    const customer = stage.customers[round % stage.customers.length] ?? "";
    try {
      await prepare(stage, customer);
      const clocks = await compareClocks(stage.page);
      const trips = await roundTrips(company);
      const reply = await within(answer(stage, customer, clocks.offset));
      reporter.line(
        `${name}: ${moments.map((moment) => `${moment} ${reply[moment].toFixed(1)}`).join(", ")}`,
      );
      if (round === 0) continue;
      outcome.replies.push(reply);
      outcome.roundTrips.push(...trips);
      outcome.clockErrors.push(clocks.error);
    } catch (error) {
      outcome.faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return outcome;
}

interface Stage {
  readonly company: Company;
  readonly page: Page;
  /** The agent beside the page: asks without a dialog. */
  readonly alice: BackendClient;
  readonly tap: Tap;
  readonly number: string;
  readonly numberId: string;
  /** Who waits for somebody to decide when asked. */
  readonly customers: readonly string[];
  /** The next news of a customer that a listener without a page hears. */
  readonly nextNews: (customer: string) => Promise<PermissionNews>;
}

async function setStage(company: Company, browser: Browser, scope: AsyncDisposableStack): Promise<Stage> {
  const { graph } = company.lab.meta;
  const alice = await company.signIn("alice");
  // The page's own choice where nobody chooses.
  const [number] = await alice.get<{ id: string; number: string }[]>("/api/numbers");
  if (number === undefined) throw new LabError("The demo has no business number.");
  // A test number may ask a customer 25 times a day; others once.
  await graph.shape(number.number, { kind: "test" });

  const tap = scope.adopt(await openTap(company.webhook.url), (it) => it.close());
  await graph.setWebhook({ callbackUrl: tap.url, verifyToken: company.webhook.verifyToken });

  const waiting = new Map<string, (news: PermissionNews) => void>();
  const ear = await listenToPermissions(await company.signIn("sara"), (news) => {
    waiting.get(news.customer)?.(news);
    waiting.delete(news.customer);
  });
  scope.defer(() => ear.close());

  const context = scope.adopt(await openBrowserOf(browser), (it) => it.close());
  await context.addInitScript(listenInPage);
  const page = await signInAt(context, company, "alice");
  await page.getByRole("button", { name: "Line ready. Show details" }).waitFor();
  return {
    company,
    page,
    alice,
    tap,
    number: number.number,
    numberId: number.id,
    customers: company.lab.customers.filter(({ asked }) => asked === "waits").map((each) => each.number),
    nextNews: (customer) => new Promise((resolve) => waiting.set(customer, resolve)),
  };
}

/** The customer has been asked, and the agent sees that. */
async function prepare({ company, page, alice, number, numberId }: Stage, customer: string): Promise<void> {
  const { graph } = company.lab.meta;
  await page.getByRole("textbox", { name: "Number" }).fill("");
  await graph.revoke({ number, customer }, "none");
  const of = { numberId, customer, fresh: true };
  await alice.post("/api/permissions/look", of);
  await page.getByRole("textbox", { name: "Number" }).fill(customer);
  await page.getByRole("button", { name: /^Ask/ }).waitFor();
  await alice.post("/api/permissions/ask", { ...of, text: "May we call you about your order?" });
  await page
    .getByText(/^Asked /)
    .first()
    .waitFor();
}

/** The customer accepts. @param offset what makes the page's time ours */
async function answer(
  { company, page, tap, nextNews }: Stage,
  customer: string,
  offset: number,
): Promise<Reply> {
  const { graph } = company.lab.meta;
  const request = await graph.nextRequest(customer);
  await page.evaluate(() => {
    globalThis.benchArrivals = [];
    globalThis.benchStopwatch.forget();
    globalThis.benchStopwatch.watch("call-seen", "Call", "form button");
  });
  const [passed, news] = [tap.next(), nextNews(customer)];
  await graph.answerRequest(request.id, "accept");
  const { sentAt, keptAt } = await passed;
  const { at: toldAt } = await news;
  const seen = await page.evaluate(async (who) => {
    const paintedAt = await globalThis.benchStopwatch.until("call-seen");
    const arrival = globalThis.benchArrivals.find((each) => each.customer === who);
    return { paintedAt, arrivedAt: arrival?.at };
  }, customer);
  if (seen.arrivedAt === undefined) throw new Error("The button changed before the page had the news.");
  return {
    kept: keptAt - sentAt,
    told: toldAt - sentAt,
    arrived: seen.arrivedAt + offset - sentAt,
    painted: seen.paintedAt + offset - sentAt,
  };
}

async function roundTrips({ backend: { address, port } }: Company): Promise<readonly number[]> {
  let left = roundTripsEach + 1;
  const { answers } = await putLoad({
    address,
    port,
    concurrency: 1,
    lasts: 5000,
    next: () => (left-- > 0 ? "round trip" : null),
    ask: () => ({ method: "GET", path: "/healthz", headers: {}, body: "" }),
  });
  // The first opens the connection.
  return answers.slice(1).map(({ took }) => took);
}
