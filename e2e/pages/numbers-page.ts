import { expect, type Locator, type Page } from "@playwright/test";

/** A Meta account as an administrator types it in. */
export type AccountFields = {
  readonly name: string;
  readonly wabaId: string;
  readonly accessToken: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
};

/** The Numbers screen: accounts, numbers, a number's own page. */
export class NumbersPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "Numbers", exact: true }).click();
    await expect(this.page.getByRole("heading", { name: "Numbers", level: 1 })).toBeVisible();
  }

  /** @returns what Meta's dashboard wants to know for its webhooks. */
  async addAccount(
    account: AccountFields,
  ): Promise<{ readonly callbackUrl: string; readonly verifyToken: string }> {
    await this.page.getByRole("link", { name: "Add a Meta account" }).click();
    const form = this.page.getByRole("form", { name: "Add a Meta account" });
    await form.getByRole("textbox", { name: "Name", exact: true }).fill(account.name);
    await form.getByRole("textbox", { name: "WhatsApp Business account id" }).fill(account.wabaId);
    await form.getByLabel("Access token", { exact: true }).fill(account.accessToken);
    await form.getByRole("textbox", { name: "App id (optional)" }).fill(account.appId);
    await form.getByLabel("App secret (optional)", { exact: true }).fill(account.appSecret);
    await form.getByText("Advanced: a partner between you and Meta").click();
    await form.getByRole("textbox", { name: "Graph API address" }).fill(account.baseUrl);
    await form.getByRole("button", { name: "Add account" }).click();
    await expect(this.page.getByRole("heading", { name: account.name, level: 1 })).toBeVisible();
    return {
      callbackUrl: await textIn(this.page.getByRole("group", { name: "Callback URL" })),
      verifyToken: await textIn(this.page.getByRole("group", { name: "Verify token" })),
    };
  }

  /** From an account's page. `shown`: the number as people write it. */
  async addNumber({ shown, label }: { readonly shown: string; readonly label: string }): Promise<void> {
    await this.page.getByRole("link", { name: "Add a number of this account" }).click();
    const form = this.page.getByRole("form", { name: "Add a number" });
    await form.getByRole("radio", { name: shown }).check();
    await form.getByRole("textbox", { name: "Name for your team" }).fill(label);
    await form.getByRole("button", { name: "Add number" }).click();
    await expect(this.page.getByRole("heading", { name: label, level: 1 })).toBeVisible();
  }

  /** Decides on the number's call settings, on its page. */
  async switchOn({ template }: { readonly template: string }): Promise<void> {
    const form = this.page.getByRole("form", { name: "Call settings" });
    await form.getByRole("switch", { name: "Calling" }).check();
    await form.getByRole("switch", { name: "SIP" }).check();
    await form.getByRole("radio", { name: "SDES (recommended)" }).check();
    await form.getByRole("textbox", { name: "Template name" }).fill(template);
    await form.getByRole("textbox", { name: "Language" }).fill("en");
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await expect(form.getByText("Saved. Meta has these settings.").last()).toBeVisible();
  }

  async expectState(state: string): Promise<void> {
    await expect(this.page.getByRole("main").getByText(state, { exact: true })).toBeVisible();
  }
}

async function textIn(group: Locator): Promise<string> {
  return (await group.locator("p").innerText()).trim();
}
