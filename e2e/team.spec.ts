import type { Lab } from "../lab/lab.ts";
import { expect, phoneOf, test } from "./fixtures/company.ts";
import { TeamPage } from "./pages/team-page.ts";

const alice = { name: "Alice Lind", extension: "1001" };

/** The phone as Asterisk itself has it: the state of its endpoint and how many contacts are registered. */
async function atAsterisk(lab: Lab, extension: string): Promise<string> {
  const { state } = await lab.pbx.ari.get<{ state: string }>(`endpoints/PJSIP/${extension}`);
  const shown = await lab.pbx.cli(`pjsip show aor ${extension}`);
  return `${state}, ${String([...shown.matchAll(/^\s*Contact:\s+\d/gm)].length)} registered`;
}

test("the board follows each phone, and says what Asterisk says", async ({ runningCompany, someone }) => {
  const { lab, url } = runningCompany;
  const sara = await someone(url);
  await sara.getByRole("button", { name: "Continue as Sara Kim (demo)" }).click();
  const team = new TeamPage(sara);
  await team.expectLive();
  await team.expectPhone(alice.name, "Not registered");
  await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("offline, 0 registered");

  await test.step("sign-in", async () => {
    const first = await someone(url);
    await phoneOf(first, alice.name);
    await team.expectPhone(alice.name, "Reachable");
    await expect(team.row(alice.name)).toContainText("Ready");
    await expect(team.row(alice.name)).toContainText(/\d+ ms/);
    await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("online, 1 registered");

    await test.step("a second sign-in elsewhere: no moment without a phone, and the first page says so", async () => {
      const states = watchStates(team, alice.name);
      const second = await someone(url);
      await phoneOf(second, alice.name);
      await expect(first.getByRole("button", { name: "Use here" })).toBeVisible();
      await team.expectPhone(alice.name, "Reachable");
      await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("online, 1 registered");
      expect(await states()).not.toContain("Not registered");

      await test.step("the tab is killed", async () => {
        await second.context().close();
        await team.expectPhone(alice.name, "Not registered");
        await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("offline, 0 registered");
      });
    });
  });

  await test.step("the network is cut under a page that says ready", async () => {
    const page = await someone(url);
    await phoneOf(page, alice.name);
    await team.expectPhone(alice.name, "Reachable");
    await page.context().setOffline(true);
    // The phone finds out by itself, though its socket calls itself open; and so does Asterisk, which asks every 15 s.
    await expect(page.getByRole("button", { name: /^Line down: no network/ })).toBeVisible({
      timeout: 20_000,
    });
    await team.expectPhone(alice.name, "Not reachable", { timeout: 40_000 });
    await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("offline, 1 registered");
    await expect(team.alarm(alice.name)).toBeVisible();
    await page.context().setOffline(false);
    await team.expectPhone(alice.name, "Reachable", { timeout: 40_000 });
    await expect.poll(() => atAsterisk(lab, alice.extension)).toBe("online, 1 registered");
  });
});

test("an agent pauses for lunch: the supervisor sees it at once, why and since when; ready again, that too", async ({
  runningCompany,
  someone,
}) => {
  const sara = await someone(runningCompany.url);
  await sara.getByRole("button", { name: "Continue as Sara Kim (demo)" }).click();
  const team = new TeamPage(sara);
  await team.expectLive();
  const { page } = await phoneOf(await someone(runningCompany.url), alice.name);
  await expect(team.shift(alice.name)).toHaveText(/Takes calls/);

  await page.getByRole("button", { name: "Shift: Ready. Change" }).click();
  await page.getByRole("button", { name: "Lunch", exact: true }).click();
  await expect(page.getByRole("button", { name: "Shift: Paused: Lunch. Change" })).toBeVisible();
  // Far below the 15 s after which all would be read again anyway.
  await expect(team.shift(alice.name)).toHaveText(/Paused: Lunch0:\d\d/, { timeout: 8_000 });
  await sara.reload();
  await expect(team.shift(alice.name)).toHaveText(/Paused: Lunch0:\d\d/);

  await page.getByRole("button", { name: "Shift: Paused: Lunch. Change" }).click();
  await page.getByRole("button", { name: "Training", exact: true }).click();
  await expect(team.shift(alice.name)).toHaveText(/Paused: Training/, { timeout: 8_000 });
  await page.getByRole("button", { name: "Shift: Paused: Training. Change" }).click();
  await page.getByRole("button", { name: "Ready", exact: true }).click();
  await expect(team.shift(alice.name)).toHaveText(/Takes calls/, { timeout: 8_000 });
  await page.context().close();
  await expect(team.shift(alice.name)).toHaveText(/Offline/);
});

test("a page is loaded again in a call: the talk goes on, and for the company it is one call", async ({
  runningCompany,
  someone,
}) => {
  const { lab, url } = runningCompany;
  const lucia = { number: "+34655102030", name: "Lucía Fernández" };
  const phone = await phoneOf(await someone(url), alice.name);
  const call = await lab.meta.callIn({ from: lucia.number, to: "+12145550111" });
  await phone.answer(lucia.name);
  await phone.expectTalking(lucia.name);
  phone.page.once("dialog", (dialog) => void dialog.accept());
  await phone.page.reload();
  await phone.expectTalking(lucia.name);
  expect(call.state()).toBe("answered");
  await call.hangUp();
  await phone.expectOutcome("Call ended");
  const earlier = phone.page.getByRole("region", { name: "Calls with this customer" });
  await expect(earlier.getByRole("listitem")).toHaveCount(1);
  await expect(earlier.getByRole("listitem")).toContainText(alice.name);
});

test("Asterisk goes away and comes back: the board says that it is old, then reads all of it again", async ({
  runningCompany,
  someone,
}) => {
  const { lab, url } = runningCompany;
  const sara = await someone(url);
  await sara.getByRole("button", { name: "Continue as Sara Kim (demo)" }).click();
  const team = new TeamPage(sara);
  await team.expectLive();
  await lab.pbx.kill();
  await expect(sara.getByText(/Asterisk is away since/).first()).toBeVisible();
  await lab.pbx.start();
  // The backend tries again at longer and longer intervals.
  await team.expectLive({ timeout: 40_000 });
  const page = await someone(url);
  await phoneOf(page, alice.name);
  await team.expectPhone(alice.name, "Reachable");
});

test("agents cannot open the board", async ({ runningCompany, someone }) => {
  const page = await someone(runningCompany.url);
  await phoneOf(page, alice.name);
  await expect(page.getByRole("link", { name: "Team" })).toBeHidden();
  await page.goto(`${runningCompany.url}#/team`);
  await expect(page.getByRole("heading", { name: "Team" })).toBeHidden();
  expect(await page.evaluate(async () => (await fetch("/api/team")).status)).toBe(403);
});

/** Every state of an agent's phone that the board shows from now on. */
function watchStates(team: TeamPage, agent: string): () => Promise<readonly string[]> {
  const watching = team.row(agent).evaluate((row) => {
    const seen: string[] = [];
    const look = (): void => void seen.push(row.querySelector("td")?.textContent ?? "");
    new MutationObserver(look).observe(row, { subtree: true, childList: true, characterData: true });
    look();
    Object.assign(row, { seenStates: seen });
  });
  return async () => {
    await watching;
    return team
      .row(agent)
      .evaluate((row) => (row as unknown as { readonly seenStates: readonly string[] }).seenStates);
  };
}
