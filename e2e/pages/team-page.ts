import { expect, type Locator, type Page } from "@playwright/test";

/** The supervisors' board. */
export class TeamPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectLive(options?: { readonly timeout?: number }): Promise<void> {
    await expect(this.page.getByText("Live from Asterisk")).toBeVisible(options);
  }

  row(agent: string): Locator {
    return this.page.getByRole("row", { name: new RegExp(agent) });
  }

  async expectPhone(agent: string, state: string, options?: { readonly timeout?: number }): Promise<void> {
    await expect(this.row(agent).getByRole("cell").first()).toContainText(state, options);
  }

  /** Whether the queue sends this agent calls; in a wide window. */
  shift(agent: string): Locator {
    return this.row(agent).getByRole("cell").nth(2);
  }

  alarm(agent: string): Locator {
    return this.page.getByText(`${agent}’s phone cannot ring`);
  }
}
