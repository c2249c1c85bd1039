import { act, screen, waitFor, within } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { describe, expect, it, vi } from "vitest";
import type { BusinessNumber, Permission } from "../../api/contract.ts";
import {
  aMetaFault,
  aPermission as anyPermission,
  salesId,
  salesNumber,
} from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { bruno, maria, nameless, sales } from "../../testing/people.ts";
import { renderAtWork, renderWithBackend } from "../../testing/render-screen.tsx";
import { CallChoice, CallChoiceAtBackend } from "./call-choice.tsx";
import { knowingCallChoice } from "./knowing-call-choice.tsx";

const hour = 3_600_000;
const from = (offset: number) => new Date(Date.now() + offset).toISOString();
const usedUp = { left: 0, max: 1, until: from(5 * hour) };

const aPermission = (facts: Partial<Permission> = {}) =>
  anyPermission({ numberId: salesId, expiresAt: from(24 * hour), ...facts });
const notAllowed = { state: "none", verb: "ask", expiresAt: null } as const;
const template = { name: "may_we_call", language: "en" } as const;

type About = {
  readonly permission?: Partial<Permission>;
  readonly number?: Partial<BusinessNumber>;
  readonly customer?: string | null;
  readonly look?: "dial" | "outcome";
  readonly doubt?: "none" | "what-is-known";
};

function backendWith({ permission = {}, number = {} }: About) {
  const backend = createFakeBackend();
  backend.on("get", "/api/numbers", [salesNumber({ permissionTemplate: template, ...number })]);
  backend.on("post", "/api/permissions/look", aPermission(permission));
  return backend;
}

function choiceOf(about: About, call: (() => void) | undefined) {
  const { customer = maria.number, look = "dial", doubt = "none" } = about;
  return (
    <CallChoice
      look={look}
      label="Call"
      name="María Ortega"
      customer={customer}
      from={sales}
      call={call}
      doubt={doubt}
    >
      <input aria-label="Number" />
    </CallChoice>
  );
}

const renderAtBackend = (choice: ReactElement, facts: Parameters<typeof renderWithBackend>[1]) =>
  renderWithBackend(<CallChoiceAtBackend value={knowingCallChoice}>{choice}</CallChoiceAtBackend>, facts);

function atWork(about: About = {}, backend = backendWith(about)) {
  const call = vi.fn();
  return { ...renderAtBackend(choiceOf(about, call), { backend }), call };
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const line = () => screen.getByRole("status").textContent;
const said = (text: string | RegExp) => waitFor(() => expect(line()).toMatch(text));
const dialog = () => screen.findByRole("dialog", { name: "Ask for permission to call" });

describe("beside the call button", () => {
  // prettier-ignore
  const table: readonly (readonly [what: string, about: About, shown: string, line: RegExp])[] = [
    ["allowed for some days",       {},                                                                          "Call",                         /^May be called until .+\.$/],
    ["allowed for good",            { permission: { state: "permanent", expiresAt: null } },                     "Call",                         /^May be called at any time\.$/],
    ["the next warns the customer", { permission: { unanswered: row(1, "warns-customer") } },                    "Call",                         /^1 call unanswered\. After one more, WhatsApp tells/],
    ["the next ends it",            { permission: { unanswered: row(3, "ends-permission") } },                   "Call",                         /One more ends the permission\.$/],
    ["Meta is away",                { permission: { state: "unknown", unknown: aMetaFault("unreachable") } },    "Call",                         /^Permission not known: Meta gives no answer\.$/],
    ["not allowed",                 { permission: notAllowed },                                                  "Ask permission",               /^Has not allowed calls yet\.$/],
    ["declined",                    { permission: { ...notAllowed, declinedAt: from(-hour) } },                  "Ask permission",               /^Declined .+: may not be called\.$/],
    ["asked, and may be again",     { permission: { ...notAllowed, pending: from(-25 * hour) } },                "Ask again",                    /^Asked .+, no answer yet\.$/],
    ["asked",                       { permission: { ...notAllowed, verb: "wait", pending: from(-hour) } },       "Asked, waiting for the answer", /^Asked .+ Call appears here/],
    ["asked too often",             { permission: { ...notAllowed, verb: "wait", waitUntil: usedUp.until, requests: { day: usedUp, week: null } } }, "Wait until", /^Asked as often as/],
    ["called too often",            { permission: { verb: "wait", waitUntil: usedUp.until, calls: { ...usedUp, max: 100 } } }, "Wait until",     /^All 100 calls of the last 24 hours are used\.$/],
    ["neither is possible",         { permission: { verb: "wait", waitUntil: null } },                           "Wait",                         /^WhatsApp allows no call/],
  ];
  it.each(table)("%s", async (_what, about, shown, text) => {
    atWork(about);
    await said(text);
    screen.getByText((content) => content.startsWith(shown), { ignore: "[role=status] *" });
  });

  it("the call that ends the permission is still possible", async () => {
    const { user, call } = atWork({ permission: { unanswered: row(3, "ends-permission") } });
    await said(/One more ends/);
    await user.click(await button("Call"));
    expect(call).toHaveBeenCalledOnce();
  });

  it("nobody can be asked who has not written, where the number has no template", async () => {
    atWork({ permission: notAllowed, number: { permissionTemplate: null } });
    await said(/To be asked they must write first/);
    expect((await button("Ask permission")).hasAttribute("disabled")).toBe(true);
  });

  it("an expiry that comes while somebody looks ends the call", async () => {
    const { backend } = atWork({ permission: { expiresAt: from(300) } });
    await said(/^May be called/);
    backend.on("post", "/api/permissions/look", aPermission(notAllowed));
    await button("Ask permission");
    await waitFor(() => expect(backend.count("POST /api/permissions/look")).toBe(2));
  });
});

function row(inARow: number, next: Permission["unanswered"]["next"]): Permission["unanswered"] {
  return { inARow, warnsAt: 2, endsAt: 4, next };
}

describe("what is not known is not in the way", () => {
  it("without a backend", async () => {
    const call = vi.fn();
    const { user } = renderAtWork(choiceOf({}, call));
    expect(line()).toBe("Permission not known: no backend is set up.");
    await user.click(await button("Call"));
    expect(call).toHaveBeenCalledOnce();
  });

  it("while the backend is being asked", async () => {
    const backend = backendWith({});
    backend.on("post", "/api/permissions/look", () => new Promise(() => undefined));
    const { user, call } = atWork({}, backend);
    await said("Checking permission…");
    await user.click(await button("Call"));
    expect(call).toHaveBeenCalledOnce();
  });

  it("when it gives no answer, which can be asked for again", async () => {
    const backend = backendWith({ permission: notAllowed });
    backend.on("post", "/api/permissions/look", aRefusal("internal", {}, 500));
    const { user } = atWork({}, backend);
    await said("Permission not known: the backend gives no answer.");
    expect((await button("Call")).hasAttribute("disabled")).toBe(false);
    backend.on("post", "/api/permissions/look", aPermission(notAllowed));
    await user.click(await button("Check permission again"));
    await button("Ask permission");
  });

  it("when it does not have the business number", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/numbers", []);
    atWork({}, backend);
    await said("Permission not known: the backend does not have this business number.");
    await button("Call");
  });

  it("but is said to be old when it could not be read anew", async () => {
    const { user, backend } = atWork({ permission: notAllowed });
    await button("Ask permission");
    backend.goAway();
    await user.click(await button("Check permission again"));
    await said(/^Has not allowed calls yet\. As of today/);
  });
});

describe("a number that is being typed", () => {
  it("is asked about once it stays, and never shows another customer's permission", async () => {
    const backend = backendWith({ permission: notAllowed });
    const { rerenderWith } = typing(backend);
    expect(line()).toBe("");
    rerenderWith(nameless.number);
    await button("Ask permission");
    rerenderWith(maria.number);
    rerenderWith(bruno.number);
    expect(line()).toBe("Checking permission…");
    await button("Ask permission");
    const asked = backend.heard.filter(({ what }) => what === "POST /api/permissions/look");
    expect(asked.map(({ body }) => (body as { customer: string }).customer)).toEqual([
      nameless.number,
      bruno.number,
    ]);
    backend.on("post", "/api/permissions/look", () => new Promise(() => undefined));
    rerenderWith(maria.number);
    expect(line()).toBe("Checking permission…");
    await button("Call");
  });

  function typing(backend: ReturnType<typeof createFakeBackend>) {
    let show: (customer: string | null) => void = () => undefined;
    function Typing() {
      const [customer, setCustomer] = useState<string | null>(null);
      show = setCustomer;
      return choiceOf({ customer }, () => undefined);
    }
    renderAtBackend(<Typing />, { backend });
    return { rerenderWith: (customer: string | null) => act(() => show(customer)) };
  }
});

describe("asking for permission", () => {
  const open = { ...notAllowed, window: from(hour) };

  it("sends a text inside the window, says so, and turns into Call when the customer accepts", async () => {
    const backend = backendWith({ permission: open });
    const asked = aPermission({ ...open, verb: "wait", pending: from(0) });
    backend.on("post", "/api/permissions/ask", asked);
    const { user } = atWork({}, backend);
    await user.click(await button("Ask permission"));
    const inside = within(await dialog());
    inside.getByText("María Ortega, from Sales ··0100");
    const field = inside.getByRole<HTMLTextAreaElement>("textbox", { name: /^Why you want to call/ });
    await user.type(field, "  About your order ");
    inside.getByText("19 of 1024");
    expect(field.maxLength).toBe(1024);
    await user.click(inside.getByRole("button", { name: "Send request" }));

    await screen.findByText("Asked, waiting for the answer");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(backend.heard.find(({ what }) => what === "POST /api/permissions/ask")?.body).toEqual({
      numberId: salesId,
      customer: maria.number,
      fresh: false,
      text: "About your order",
    });
    expect(document.activeElement?.textContent).toBe("Asked, waiting for the answer");

    act(() => backend.tell({ type: "permission", permission: aPermission() }));
    await button("Call");
    await said(/^May be called until/);
    expect(backend.count("POST /api/permissions/look")).toBe(1);
  });

  it("shows that the customer declined", async () => {
    const { backend } = atWork({ permission: { ...open, verb: "wait", pending: from(-hour) } });
    await said(/^Asked/);
    const declined = aPermission({ ...open, pending: null, declinedAt: from(0) });
    act(() => backend.tell({ type: "permission", permission: declined }));
    await said(/^Declined today/);
    await button("Ask permission");
  });

  it("says that the template is sent, and what it costs, outside the window", async () => {
    const backend = backendWith({ permission: notAllowed });
    backend.on(
      "post",
      "/api/permissions/ask",
      aPermission({ ...notAllowed, verb: "wait", pending: from(0) }),
    );
    const { user } = atWork({}, backend);
    await user.click(await button("Ask permission"));
    const inside = within(await dialog());
    inside.getByText(/template “may_we_call” is sent\. It is charged as a message\./);
    expect(inside.queryByRole("textbox")).toBeNull();
    await user.click(inside.getByRole("button", { name: "Send request" }));
    await screen.findByText("Asked, waiting for the answer");
  });

  it("says in words what Meta refuses, and what helps; the text stays", async () => {
    const backend = backendWith({ permission: open });
    const meta = aMetaFault("request-too-soon", { code: 138011, text: "Too soon" });
    backend.on("post", "/api/permissions/ask", aRefusal("meta", { meta }, 502));
    const { user } = atWork({}, backend);
    await user.click(await button("Ask permission"));
    const inside = within(await dialog());
    await user.type(inside.getByRole("textbox"), "Hello");
    await user.click(inside.getByRole("button", { name: "Send request" }));
    const alert = within(await inside.findByRole("alert"));
    alert.getByText("Write to the customer first");
    alert.getByText(/then ask again/);
    alert.getByText(/138011 Too soon/);
    expect(inside.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Hello");
    inside.getByRole("button", { name: "Send again" });
  });

  it("is given up by Esc, which gives the focus back and keeps the text", async () => {
    const { user } = atWork({ permission: open });
    await user.click(await button("Ask permission"));
    await user.type(within(await dialog()).getByRole("textbox"), "Hello");
    cancel(await dialog());
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.click(await button("Ask permission"));
    expect(within(await dialog()).getByRole<HTMLTextAreaElement>("textbox").value).toBe("Hello");
  });

  it("opens by Enter in the dial box, and sends nothing twice", async () => {
    const backend = backendWith({ permission: open });
    backend.on("post", "/api/permissions/ask", () => new Promise(() => undefined));
    const { user, call } = atWork({}, backend);
    await button("Ask permission");
    await user.type(screen.getByRole("textbox", { name: "Number" }), "{Enter}");
    const inside = within(await dialog());
    await user.click(inside.getByRole("button", { name: "Send request" }));
    expect(inside.getByRole("button", { name: "Sending…" }).hasAttribute("disabled")).toBe(true);
    expect(backend.count("POST /api/permissions/ask")).toBe(1);
    expect(call).not.toHaveBeenCalled();
  });

  /** What browsers do on Esc; jsdom does not. */
  function cancel(element: HTMLElement) {
    act(() => void element.dispatchEvent(new Event("cancel", { cancelable: true })));
  }
});

describe("after a call", () => {
  it("Meta is asked anew when it has just refused", async () => {
    const backend = backendWith({});
    backend.on("post", "/api/permissions/look", ({ body }) =>
      aPermission((body as { fresh: boolean }).fresh ? notAllowed : {}),
    );
    atWork({ look: "outcome", doubt: "what-is-known" }, backend);
    await button("Ask permission");
  });

  it("a click meant for what stood there before places no call, and the button shows that it waits", async () => {
    const { user, call, backend } = atWork({ look: "outcome", permission: notAllowed });
    (await button("Ask permission")).focus();
    act(() => backend.tell({ type: "permission", permission: aPermission() }));
    const changed = await button("Call");
    expect(changed.getAttribute("aria-disabled")).toBe("true");
    await user.click(changed);
    expect(call).not.toHaveBeenCalled();
    expect(document.activeElement, "the keyboard is not left nowhere").toBe(changed);
    await waitFor(() => expect(changed.getAttribute("aria-disabled")).toBeNull());
    await user.click(changed);
    expect(call).toHaveBeenCalledOnce();
  });

  it("what a refusal asks for is shown until a call is known to be possible", async () => {
    const backend = backendWith({ permission: notAllowed });
    renderAtBackend(
      <CallChoice
        look="outcome"
        label="Call"
        name="María Ortega"
        customer={maria.number}
        from={sales}
        call={vi.fn()}
        doubt="what-is-known"
        advice="Calling again does not help."
      >
        {null}
      </CallChoice>,
      { backend },
    );
    await button("Ask permission");
    screen.getByText("Calling again does not help.");
    act(() => backend.tell({ type: "permission", permission: aPermission() }));
    await button("Call");
    expect(screen.queryByText("Calling again does not help.")).toBeNull();
  });

  it("a call that cannot be placed is not offered", async () => {
    renderAtBackend(choiceOf({ look: "outcome" }, undefined), { backend: backendWith({}) });
    await said(/^May be called/);
    expect(screen.queryByRole("button", { name: "Call" })).toBeNull();
  });
});
