import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./lab/chromium.ts";

/** Each worker runs a lab of its own: a real Asterisk, a stand-in for Meta, the built app. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  // A test that passes at the second try is a fault to find, not a pass.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    launchOptions: chromiumLaunch(),
    locale: "en-GB",
    timezoneId: "Europe/Lisbon",
    viewport: { width: 1440, height: 900 },
    // Without a film of the page: it takes a quarter of the time that a test computes, and the snapshots show the same.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
});
