import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anAccount, anAuditEntry, at, supportId } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { nora } from "../../testing/staff.ts";
import { auditWords } from "../../words/audit-words.ts";
import { AuditScreen } from "./audit-screen.tsx";
import { tellEntry, type Names } from "./tell-entry.ts";

const names: Names = {
  numbers: new Map([[supportId, "Support"]]),
  accounts: new Map([[anAccount().id, "Example Ltd"]]),
};

describe("an entry in words", () => {
  // prettier-ignore
  it.each([
    [{ action: "number.reveal", target: supportId, detail: { what: "meta-sip-password" } }, "Looked at a secret of Support",       "secret: Meta’s SIP password"],
    [{ action: "number.remove", target: "gone", detail: {} },                               "Removed a number",                    null],
    [{ action: "number.change", target: "gone", detail: { label: "Sales" } },               "Changed the number a number that was removed", "name: Sales"],
    [{ action: "number.change", target: supportId, detail: { destination: "extension" } },  "Changed the number Support",          "calls go to: an extension"],
    [{ action: "account.change", target: anAccount().id, detail: { fields: "accessToken,name" } }, "Changed the Meta account Example Ltd", "changed: access token, name"],
    [{ action: "person.change", target: "bob", detail: { role: "agent → supervisor" } },    "Changed bob",                         "role: agent → supervisor"],
    [{ action: "moon.landing", target: "base", detail: { crew: "3" } },                     "moon.landing base",                   "crew: 3"],
    [{ action: "moon.landing", target: null, detail: {} },                                  "moon.landing",                        null],
  ])("%o", (entry, what, details) => {
    expect(tellEntry(anAuditEntry(entry as Parameters<typeof anAuditEntry>[0]), names)).toMatchObject({ what, details });
  });

  it("names who did it: somebody, Ringbridge itself, or a stranger", () => {
    expect(tellEntry(anAuditEntry(), names).who).toBe("Nora Haug");
    expect(tellEntry(anAuditEntry({ actor: null, action: "number.add-undone" }), names).who).toBe(
      auditWords.backend,
    );
    expect(
      tellEntry(anAuditEntry({ actor: null, action: "session.refused", target: "alice" }), names),
    ).toMatchObject({
      who: "Somebody not signed in",
      what: "Sign-in refused for alice",
    });
  });

  it("makes a stranger's login harmless", () => {
    const { what } = tellEntry(anAuditEntry({ action: "session.refused", target: "a\u202elice\n" }), names);
    expect(what).toBe("Sign-in refused for alice");
  });
});

describe("the log", () => {
  const entry = (id: number) =>
    anAuditEntry({ id, at: at(id), action: "session.start", target: `login-${id}`, detail: {} });

  it("is read page by page", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/audit", ({ query }) =>
      query.get("before") === "51"
        ? [entry(50)]
        : Array.from({ length: 50 }, (_one, index) => entry(100 - index)),
    );
    const { user } = renderWithBackend(<AuditScreen />, { backend, person: nora });
    await screen.findByText("Signed in as login-100");
    expect(screen.queryByText("Signed in as login-50")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show older" }));
    await screen.findByText("Signed in as login-50");
    screen.getByText("This is where the log begins.");
  });

  it("says when nothing has been done", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/audit", []);
    renderWithBackend(<AuditScreen />, { backend, person: nora });
    await screen.findByText("Nothing has been done yet.");
  });

  it("says why it cannot be read, and tries again", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/audit", aRefusal("unavailable", {}, 503));
    const { user } = renderWithBackend(<AuditScreen />, { backend, person: nora });
    const again = await screen.findByRole("button", { name: "Try again" });
    backend.on("get", "/api/audit", [entry(1)]);
    await user.click(again);
    within(await screen.findByRole("table")).getByText("Nora Haug");
  });
});
