import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { aMetaFault, anAccount } from "../../testing/api-builders.ts";
import { aRefusal, createFakeBackend } from "../../testing/fake-backend.ts";
import { renderWithBackend } from "../../testing/render-screen.tsx";
import { nora } from "../../testing/staff.ts";
import { AccountPage } from "./account-page.tsx";
import { AccountsSection } from "./accounts-section.tsx";
import { AddAccount } from "./add-account.tsx";

const token = "EAAB-token-of-a-system-user";
const field = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);
const fill = async (user: UserEvent, name: string, text: string) => {
  await user.clear(field(name));
  await user.click(field(name));
  await user.paste(text);
};
const add = () => screen.getByRole("button", { name: "Add account" });

describe("adding an account", () => {
  function open(backend = createFakeBackend()) {
    backend.on("post", "/api/accounts", anAccount());
    return { ...renderWithBackend(<AddAccount />, { backend, person: nora }), backend };
  }

  it("sends what was typed, and goes on to the account's webhook", async () => {
    const { user, backend, place } = open();
    await fill(user, "Name", " Example Ltd ");
    await fill(user, "WhatsApp Business account id", "102290129340398");
    await fill(user, "Access token", token);
    await user.click(add());
    await waitFor(() => expect(place()).toBe(`/numbers/account/${anAccount().id}`));
    expect(backend.heard.find(({ what }) => what === "POST /api/accounts")?.body).toEqual({
      name: "Example Ltd",
      wabaId: "102290129340398",
      accessToken: token,
    });
  });

  it("through a partner: another address and another word before the token, as the preview shows", async () => {
    const { user, backend } = open();
    await fill(user, "Name", "Partner");
    await fill(user, "WhatsApp Business account id", "102290129340398");
    await fill(user, "Access token", token);
    await fill(user, "Graph API address", "https://separator.example.com/api/waba/partner");
    await user.selectOptions(field("Word before the token"), "Token (separator)");
    screen.getByText(
      /GET https:\/\/separator\.example\.com\/api\/waba\/partner\/102290129340398\/phone_numbers\s+Authorization: Token/,
    );
    await user.click(add());
    await waitFor(() => expect(backend.count("POST /api/accounts")).toBe(1));
    expect(backend.heard.find(({ what }) => what === "POST /api/accounts")?.body).toMatchObject({
      graph: { baseUrl: "https://separator.example.com/api/waba/partner", authorization: "Token" },
    });
  });

  it("asks for what is missing or wrong before it asks the backend", async () => {
    const { user, backend } = open();
    await fill(user, "WhatsApp Business account id", "12 34");
    await fill(user, "App secret (optional)", "has blanks in it");
    await user.click(add());
    screen.getByText("Enter a name.");
    screen.getByText("Enter the access token.");
    screen.getByText("An id of Meta’s has 5 to 32 digits and nothing else.");
    screen.getByText(/8 to 1000 characters and no spaces/);
    expect(backend.count("POST /api/accounts")).toBe(0);
  });

  it.each([
    [
      aRefusal("meta", { meta: aMetaFault("token-refused", { code: 190 }) }, 502),
      "Meta does not accept the access token",
    ],
    [aRefusal("account-taken"), "This account is here already."],
    [
      aRefusal("invalid", { fields: [{ path: "/graph/baseUrl", fault: "needs-https" }] }, 422),
      "The token goes along with every request: use https.",
    ],
  ])("says what stood in the way (%#), and keeps what was typed", async (refusal, sentence) => {
    const { user, backend } = open();
    backend.on("post", "/api/accounts", refusal);
    await fill(user, "Name", "Example Ltd");
    await fill(user, "WhatsApp Business account id", "102290129340398");
    await fill(user, "Access token", token);
    await user.click(add());
    await screen.findByText(sentence);
    expect(field("Access token").value).toBe(token);
  });

  it("does not show the token while it is typed, unless asked to", async () => {
    const { user } = open();
    expect(field("Access token").type).toBe("password");
    await user.click(screen.getAllByRole("button", { name: "Show what was typed" })[0]!);
    expect(field("Access token").type).toBe("text");
  });

  it("does not lose what was typed without a question", async () => {
    const { user, go, place } = open();
    await fill(user, "Name", "Example Ltd");
    go("/team");
    await user.click(screen.getByRole("button", { name: "Stay" }));
    expect(place()).toBe("/");
    expect(field("Name").value).toBe("Example Ltd");
  });
});

describe("an account", () => {
  const account = anAccount({ numbers: 0 });

  async function open(facts = account, backend = createFakeBackend()) {
    backend.on("get", "/api/accounts", [facts]);
    const rendered = renderWithBackend(<AccountPage accountId={facts.id} />, { backend, person: nora });
    await screen.findByRole("heading", { level: 1, name: facts.name });
    return { ...rendered, backend };
  }

  it("says what to give Meta as webhook, and when it last came", async () => {
    await open();
    within(screen.getByRole("group", { name: "Callback URL" })).getByText(
      `${window.location.origin}${account.webhookPath}`,
    );
    within(screen.getByRole("group", { name: "Verify token" })).getByText(account.verifyToken);
    for (const name of ["messages", "account_update", "account_settings_update"]) screen.getByText(name);
    screen.getByText(/Last delivery seen/);
  });

  it.each([
    [{ hasAppSecret: false }, /No delivery is believed/],
    [{ webhookSeenAt: null }, /No delivery seen yet/],
    [{ lastError: aMetaFault("token-refused") }, /Meta refused the last request: Meta does not accept/],
  ])("says what its webhook or token lacks: %o", async (over, sentence) => {
    await open({ ...account, ...over });
    screen.getByText(sentence);
  });

  it("takes a new token; what is left empty stays", async () => {
    const { user, backend } = await open();
    backend.on("patch", "/api/accounts/{accountId}", { ...account, version: 2 });
    await fill(user, "New access token", token);
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("The account was changed.");
    const [heard] = backend.heard.filter(({ what }) => what === "PATCH /api/accounts/{accountId}");
    expect(heard).toMatchObject({ body: { accessToken: token }, ifMatch: '"1"' });
    expect(field("New access token").value).toBe("");
  });

  it("with numbers cannot be removed; without, after a question", async () => {
    const { user, backend, place } = await open();
    backend.on("delete", "/api/accounts/{accountId}", null);
    await user.click(screen.getByRole("button", { name: "Remove account" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(place()).toBe("/numbers"));
  });

  it("with numbers says that those go first", async () => {
    await open(anAccount({ numbers: 2 }));
    screen.getByText("It still has numbers. Remove those first.");
    expect(screen.queryByRole("button", { name: "Remove account" })).toBeNull();
  });
});

describe("the accounts under the numbers", () => {
  it("show whether Meta takes the token and tells what happens", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/accounts", [
      anAccount({ name: "Good" }),
      anAccount({
        id: "00000000-0000-4000-9000-0000000000a2",
        name: "Bad",
        lastError: aMetaFault("token-refused"),
        hasAppSecret: false,
      }),
    ]);
    renderWithBackend(<AccountsSection />, { backend, person: nora });
    const row = async (name: string) => within((await screen.findByRole("link", { name })).closest("li")!);
    (await row("Good")).getByText("Works");
    (await row("Bad")).getByText("Meta refuses");
    (await row("Bad")).getByText("Webhook: no app secret");
  });

  it("are not there while there is none: the numbers lead to the first", async () => {
    const backend = createFakeBackend();
    backend.on("get", "/api/accounts", []);
    renderWithBackend(<AccountsSection />, { backend, person: nora });
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Meta accounts" })).toBeNull());
  });
});
