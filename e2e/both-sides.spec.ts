import { expect, phoneOf, test } from "./fixtures/company.ts";

test("Asterisk loses a phone that takes itself for registered: said after ten seconds, and mended", async ({
  runningCompany,
  someone,
}) => {
  const { lab, url } = runningCompany;
  const alice = await phoneOf(await someone(url), "Alice Lind");
  const registered = async () => /^\s*Contact:\s+1001/m.test(await lab.pbx.cli("pjsip show aor 1001"));
  await expect.poll(registered).toBe(true);
  const light = alice.line("Line ready");
  await light.click();
  await expect(alice.page.getByText("Reachable", { exact: true })).toBeVisible();

  // As a restored database or an administrator's mistake would.
  await lab.pbx.cli("database deltree registrar/contact");
  expect(await registered()).toBe(false);
  await expect(alice.page.getByText("Not registered", { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(alice.page.getByText("Reachable", { exact: true })).toBeVisible({ timeout: 25_000 });
  await expect.poll(registered).toBe(true);
  await expect(alice.page.getByRole("region", { name: /^Line down/ })).toBeHidden();
});
