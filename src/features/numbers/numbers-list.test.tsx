import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { aBusinessNumber, aMetaFault, salesNumber, settingsAtMeta } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { nora } from "../../testing/staff.ts";
import { healthOf } from "./health.ts";
import { NumbersList } from "./numbers-list.tsx";

const render = (backend = createFakeBackend()) =>
  renderWithBackend(<NumbersList />, { backend, person: nora });

describe("the list", () => {
  it("has number, state with its reason, destination and last error", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", [
      aBusinessNumber(),
      salesNumber({
        destination: { kind: "extension", extension: "2001" },
        drift: [
          { kind: "calling-off", severity: "blocking", params: {}, remedy: "write-settings" },
          { kind: "sip-off", severity: "blocking", params: {}, remedy: "write-settings" },
        ],
        lastError: aMetaFault("timeout"),
      }),
    ]);
    render(backend);
    const good = within(await screen.findByRole("row", { name: /Support/ }));
    good.getByText("Works");
    good.getByText("Agents");
    const bad = within(screen.getByRole("row", { name: /Sales/ }));
    bad.getByText("Blocked");
    bad.getByText("Calling is off at Meta and 1 more");
    bad.getByText("Extension 2001");
    bad.getByText("Meta did not answer in time");
    expect(bad.getByRole("link", { name: "Sales" }).getAttribute("href")).toBe(
      `#/numbers/${salesNumber().id}`,
    );
  });

  it("leads to the first account, then to the first number", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", []);
    backend.on("get", "/api/accounts", []);
    render(backend);
    const link = await screen.findByRole("link", { name: "Add a Meta account" });
    expect(link.getAttribute("href")).toBe("#/numbers/add-account");
    expect(screen.queryByRole("link", { name: "Add a number" })).toBeNull();
  });

  it("offers the number once there is an account", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", []);
    render(backend);
    const link = await screen.findByRole("link", { name: "Add a number" });
    expect(link.getAttribute("href")).toBe("#/numbers/add");
    expect(screen.queryByRole("link", { name: "Add a Meta account" })).toBeNull();
  });

  it("says why it cannot be read, and tries again", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", aRefusal("unavailable", {}, 503));
    const { user } = render(backend);
    const again = await screen.findByRole("button", { name: "Try again" });
    backend.on("get", "/api/numbers", [aBusinessNumber()]);
    await user.click(again);
    await screen.findByRole("row", { name: /Support/ });
  });
});

describe("a number's state", () => {
  const decided = {
    calling: "off",
    sip: "on",
    keyExchange: "SDES",
    callHours: null,
    callbackPermission: "on",
    callIcon: "shown",
    additionalCodecs: [],
    permissionTemplate: null,
  } as const;
  const drift = (severity: "blocking" | "warning" | "info") =>
    ({ kind: "trunk-missing", severity, params: {}, remedy: "set-up-trunk" }) as const;

  // prettier-ignore
  it.each([
    ["works",     {}],
    ["works",     { drift: [drift("info")] }],
    ["blocked",   { drift: [drift("warning"), drift("blocking")] }],
    ["blocked",   { drift: [drift("blocking")], meta: null }],
    ["attention", { drift: [drift("warning")] }],
    ["attention", { lastError: aMetaFault("timeout") }],
    ["attention", { meta: settingsAtMeta({ stale: true }) }],
    ["attention", { trunk: { ...aBusinessNumber().trunk, state: "unknown" as const } }],
    ["unread",    { meta: null }],
    ["off",       { wanted: { ...decided, additionalCodecs: [] } }],
  ])("%s: %o", (health, over) => {
    expect(healthOf(aBusinessNumber(over))).toBe(health);
  });
});
