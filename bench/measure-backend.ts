import { join } from "node:path";
import { describeError } from "../lab/lab-error.ts";
import { launchBrowser } from "./browser.ts";
import { openCompany } from "./company/company.ts";
import type { Company } from "./company/company.ts";
import type { Part } from "./flags.ts";
import type { Measured, Run } from "./measured.ts";
import { measurePermission } from "./permission/measure.ts";
import { permissionResultOf } from "./permission/result.ts";
import { permissionTable } from "./permission/table.ts";
import { measureSettings } from "./settings/measure.ts";
import { settingsResultOf } from "./settings/result.ts";
import { settingsTable } from "./settings/table.ts";
import { measureWebhooks } from "./webhooks/measure.ts";
import { startPostgres } from "./webhooks/postgres.ts";
import { webhookResultOf } from "./webhooks/result.ts";
import type { DatabaseResult, WebhookResult } from "./webhooks/result.ts";
import { webhookTable } from "./webhooks/table.ts";

/** All that needs a backend. What floods it comes last: nothing else is measured on what that leaves behind. */
export async function measureBackend(run: Run): Promise<readonly Measured[]> {
  const { flags, builds, reporter } = run;
  const wants = (part: Part): boolean => flags.parts.includes(part);
  const seen = wants("permission") || wants("settings");
  if (!seen && !wants("webhooks")) return [];

  await using scope = new AsyncDisposableStack();
  const index = flags.lab + 1;
  reporter.line(`Backend on SQLite, in lab ${String(index)}.`);
  const company = scope.adopt(await openCompany({ index, folder: builds.app, reporter }), (it) => it.close());
  const measured = seen ? await measureInBrowser(run, company, wants) : [];
  if (!wants("webhooks")) return measured;

  const sqlite = await deliverTo(company, company.lab.addresses.directory, run);
  await scope.disposeAsync();
  const postgres = await deliverToPostgres(run).catch((error: unknown) => {
    // What was measured by then is worth telling, unless somebody wants no more.
    if (run.stopped.aborted) throw error;
    return { absent: describeError(error), fault: `PostgreSQL: ${describeError(error)}` };
  });
  const webhooks: WebhookResult = { sqlite, postgres };
  const faults = "fault" in postgres ? [postgres.fault] : [];
  return [...measured, { result: { webhooks }, text: webhookTable(webhooks), faults }];
}

async function measureInBrowser(
  { flags: { rounds, replies }, reporter, stopped }: Run,
  company: Company,
  wants: (part: Part) => boolean,
): Promise<readonly Measured[]> {
  await using scope = new AsyncDisposableStack();
  const browser = scope.adopt(await launchBrowser(), (it) => it.close());
  const measured: Measured[] = [];
  if (wants("permission")) {
    reporter.line(`${String(replies)} customers accept.`);
    const outcome = await measurePermission(company, browser, { rounds: replies, reporter, stopped });
    const result = permissionResultOf(outcome);
    const text = permissionTable(result);
    measured.push({ result: { permission_reply: result }, text, faults: outcome.faults });
  }
  if (wants("settings")) {
    reporter.line(`The settings page, ${String(rounds)} rounds.`);
    const { loads, faults } = await measureSettings(company, browser, { rounds, reporter, stopped });
    const result = settingsResultOf(loads);
    measured.push({ result: { settings_page: result }, text: settingsTable(result), faults });
  }
  return measured;
}

async function deliverToPostgres(run: Run): Promise<WebhookResult["postgres"]> {
  await using scope = new AsyncDisposableStack();
  const postgres = await startPostgres();
  if (typeof postgres === "string") return { absent: postgres };
  scope.defer(() => postgres.stop());
  const { flags, builds, reporter } = run;
  const index = flags.lab + 2;
  reporter.line(`Backend on PostgreSQL, in lab ${String(index)}.`);
  const options = { index, folder: builds.app, reporter, databaseUrl: postgres.url };
  const company = scope.adopt(await openCompany(options), (it) => it.close());
  return await deliverTo(company, postgres.folder, run);
}

async function deliverTo(
  company: Company,
  folder: string,
  { flags: { turns, turnLasts }, reporter, stopped }: Run,
): Promise<DatabaseResult> {
  const plan = { turns, lasts: turnLasts, diskFolder: join(folder, "disk"), reporter, stopped };
  return webhookResultOf(await measureWebhooks(company, plan));
}
