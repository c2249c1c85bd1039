import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Permission } from "../../api/contract.ts";
import type { Party } from "../../core/call/call.ts";
import { aMetaFault, aPermission, supportId } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { hiddenNumber, maria, nadiaWithRtlName, nameless, support } from "../../testing/people.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { CustomerFacts } from "./customer-facts.tsx";

const facts = () => within(screen.getByRole("region", { name: "Customer" }));
const panel = (customer: Party | null = maria, business: string | null = support) => (
  <CustomerFacts customer={customer} payload={null} business={business} />
);
/** The value beside a label, as it is read. */
const valueOf = (label: string) =>
  facts().getByText(label, { selector: "dt" }).nextElementSibling?.textContent;
const hour = 3_600_000;
const from = (offset: number) => new Date(Date.now() + offset).toISOString();

describe("the customer on screen", () => {
  it("is shown with what is known without asking anybody", async () => {
    renderAtWork(<CustomerFacts customer={maria} payload="Order 12853" business={support} />);
    for (const fact of ["María Ortega", "+34 612 345 678", "Order 12853"]) facts().getByText(fact);
    await facts().findByText(/^Spain · \d\d:\d\d to \d\d:\d\d there$/);
    expect(facts().queryByText("Permission")).toBeNull();
  });

  it("may have no name", () => {
    renderAtWork(panel(nameless));
    facts().getByText("Name not known");
    facts().getByText("+1 202 555 014 3");
  });

  it("has the name of an earlier call where this one brings none", async () => {
    renderWithBackend(panel({ ...maria, name: null }));
    facts().getByText("Name not known");
    await screen.findByText("María Ortega");
  });

  it("may hide the number: WhatsApp's own id stands for it, and no country is guessed", () => {
    renderAtWork(panel(hiddenNumber));
    facts().getByText("Wren");
    facts().getByText(hiddenNumber.number);
    expect(facts().queryByText(/there$/)).toBeNull();
  });

  it("keeps the direction of a name of another script to itself", () => {
    renderAtWork(panel(nadiaWithRtlName));
    expect(facts().getByText("نادية حسن").tagName).toBe("BDI");
  });

  it("is nobody while there is none", () => {
    renderAtWork(panel(null));
    facts().getByText("Who calls or is called appears here.");
  });
});

describe("the customer's permission", () => {
  function withPermission(permission: Partial<Permission>) {
    const backend = createFakeBackend();
    backend.on("post", "/api/permissions/look", aPermission({ expiresAt: from(48 * hour), ...permission }));
    return renderWithBackend(panel(), { backend });
  }
  const known = () =>
    waitFor(() => expect(facts().getByText("Permission").parentElement?.ariaBusy).toBe("false"));

  it("keeps its rows' places while it is read", async () => {
    const backend = createFakeBackend();
    let answer: (permission: Permission) => void = () => undefined;
    backend.on("post", "/api/permissions/look", () => new Promise<Permission>((done) => (answer = done)));
    renderWithBackend(panel(), { backend });
    const labels = () =>
      facts()
        .getAllByRole("term")
        .map(({ textContent }) => textContent);
    const before = labels();
    expect(facts().getByText("Permission").parentElement?.ariaBusy).toBe("true");
    await waitFor(() => expect(backend.count("POST /api/permissions/look")).toBe(1));
    act(() => answer(aPermission()));
    await known();
    expect(labels()).toEqual(before);
  });

  it("is told row by row", async () => {
    withPermission({
      unanswered: { inARow: 1, warnsAt: 2, endsAt: 4, next: "warns-customer" },
      requests: { day: { left: 0, max: 1, until: from(5 * hour) }, week: { left: 1, max: 2, until: null } },
      pending: from(-2 * 60_000),
      window: from(hour),
    });
    await known();
    facts().getByText("May be called", { selector: "span" });
    expect(valueOf("May be called")).toMatch(/^Until [A-Z]/);
    expect(valueOf("Calls left today")).toBe("98 of 100");
    expect(valueOf("Unanswered in a row")).toBe("1 · one more warns them");
    expect(valueOf("Requests left today")).toMatch(/^0 of 1 until /);
    expect(valueOf("Requests left this week")).toBe("1 of 2");
    expect(valueOf("Last request")).toBe("Asked 2 min ago");
    expect(valueOf("Messages")).toMatch(/^Any text until /);
  });

  // prettier-ignore
  it.each([
    ["for good",      { state: "permanent", expiresAt: null },                                       "At any time", "May be called"],
    ["none",          { state: "none", verb: "ask", expiresAt: null },                               "No",          "Not allowed"],
    ["declined",      { state: "none", verb: "ask", expiresAt: null, declinedAt: from(-2 * hour) },  "No",          "Declined"],
    ["asked for",     { state: "none", verb: "wait", expiresAt: null, pending: from(-hour) },        "No",          "Asked"],
    ["not known",     { state: "unknown", expiresAt: null },                                         "Not known",   "Not known"],
  ] as const)("%s", async (_what, permission, state, chip) => {
    withPermission(permission);
    await known();
    expect(valueOf("May be called")).toBe(state);
    facts().getByText(chip, { selector: "span" });
  });

  it("leaves no calls to somebody who may not be called, whatever the day still has", async () => {
    withPermission({ state: "none", verb: "ask", expiresAt: null });
    await known();
    expect(valueOf("Calls left today")).toBe("None without permission");
    expect(valueOf("Unanswered in a row")).toBe("–");
  });

  it("says what is not counted", async () => {
    withPermission({ calls: null, requests: { day: null, week: null } });
    await known();
    expect(valueOf("Calls left today")).toBe("–");
  });

  it("changes by itself when the customer answers", async () => {
    const { backend } = withPermission({
      state: "none",
      verb: "wait",
      expiresAt: null,
      pending: from(-hour),
    });
    await known();
    act(() =>
      backend.tell({ type: "permission", permission: aPermission({ state: "permanent", expiresAt: null }) }),
    );
    await waitFor(() => expect(valueOf("May be called")).toBe("At any time"));
    expect(backend.count("POST /api/permissions/look")).toBe(1);
  });

  it("says why it may be old when Meta did not answer, and can be asked for again", async () => {
    const { backend, user } = withPermission({
      readAt: from(-26 * hour),
      unknown: aMetaFault("token-refused", { code: 190, text: "Session has expired" }),
    });
    const alert = within(await screen.findByRole("alert"));
    alert.getByText("Meta does not accept the access token");
    alert.getByText(/^Read .+\. It may have changed\./);
    alert.getByText("190 Session has expired");
    backend.on("post", "/api/permissions/look", aPermission());
    await user.click(alert.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(backend.heard.at(-1)?.body).toEqual({ numberId: supportId, customer: maria.number, fresh: true });
  });

  it("says so when the backend cannot tell", async () => {
    const backend = createFakeBackend();
    backend.on("post", "/api/permissions/look", aRefusal("internal", {}, 500));
    renderWithBackend(panel(), { backend });
    within(await screen.findByRole("alert")).getByText("The backend stumbled");
  });

  it.each([
    ["is not told", null, /^The business number of this call is not known/],
    ["the backend does not have", "+15005550006", /^The backend does not have this business number/],
  ])("cannot be known of a business number that %s", async (_which, business, said) => {
    renderWithBackend(panel(maria, business));
    await screen.findByText(said);
  });
});
