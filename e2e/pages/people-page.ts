import { expect, type Page } from "@playwright/test";

/** The Agents screen. */
export class PeoplePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole("link", { name: "Agents" }).click();
    await expect(this.page.getByRole("heading", { name: "Agents", level: 1 })).toBeVisible();
  }

  /** Adds an agent with the extension that is offered. @returns the one-time link. */
  async add({ name, login }: { readonly name: string; readonly login: string }): Promise<string> {
    await this.page.getByRole("button", { name: "Add somebody" }).click();
    const form = this.page.getByRole("form", { name: "Add somebody" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Login").fill(login);
    await form.getByRole("button", { name: "Add" }).click();
    const dialog = this.page.getByRole("dialog", { name: `Sign-in link for ${name}` });
    const link = await dialog.getByLabel("Link").innerText();
    await dialog.getByRole("button", { name: "Done" }).click();
    return link.trim();
  }
}
