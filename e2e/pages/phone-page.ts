import { expect, type Locator, type Page } from "@playwright/test";

/** The phone as its users know it: by roles and names, never by selectors. */
export class PhonePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signInAsDemo(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Continue as ${name} (demo)` }).click();
  }

  async signIn(fields: {
    readonly server?: string;
    readonly user: string;
    readonly password: string;
  }): Promise<void> {
    const form = this.page.getByRole("form", { name: "Sign in" });
    if (fields.server !== undefined) await form.getByLabel("Server address").fill(fields.server);
    await form.getByLabel("User").fill(fields.user);
    await form.getByLabel("Password", { exact: true }).fill(fields.password);
    await form.getByRole("button", { name: "Sign in" }).click();
  }

  /** The line's own light, whose name is its state in words. */
  line(words: string): Locator {
    return this.page.getByRole("button", { name: `${words}. Show details` });
  }

  async expectLine(words: string, options?: { readonly timeout?: number }): Promise<void> {
    await expect(this.line(words)).toBeVisible(options);
  }

  /** The ringing call of a customer. */
  ring(who: string): Locator {
    return this.page.getByRole("alertdialog", { name: who });
  }

  async answer(who: string): Promise<void> {
    await this.ring(who).getByRole("button", { name: "Answer" }).click();
  }

  async dial(number: string): Promise<void> {
    await this.type(number);
    await this.callTyped();
  }

  async type(number: string): Promise<void> {
    await this.#dialBox().getByLabel("Number").fill(number);
  }

  async callTyped(): Promise<void> {
    await this.#dialBox().getByRole("button", { name: "Call", exact: true }).click();
  }

  #dialBox(): Locator {
    return this.page.getByRole("form", { name: "Call a customer" });
  }

  /** The card of the call that is being placed or up. */
  call(who: string): Locator {
    return this.page.getByRole("region", { name: `Call with ${who}` });
  }

  /** Waits until the agent and the customer can hear each other, as the card says it. */
  async expectTalking(who: string): Promise<void> {
    await expect(this.call(who).getByText("Connected", { exact: true })).toBeVisible();
  }

  async hangUp(who: string): Promise<void> {
    await this.call(who).getByRole("button", { name: "Hang up" }).click();
  }

  async hold(who: string): Promise<void> {
    await this.call(who).getByRole("button", { name: "Hold", exact: true }).click();
    await expect(this.call(who).getByText("On hold", { exact: true })).toBeVisible();
  }

  async resume(who: string): Promise<void> {
    await this.call(who).getByRole("button", { name: "Resume", exact: true }).click();
  }

  /** The row of a call that waits while another is talked on. */
  waiting(who: string): Locator {
    return this.page.getByRole("group", { name: `Call with ${who}` });
  }

  /** Goes over to a call that waits; the one talked on so far waits then. */
  async swapTo(who: string): Promise<void> {
    await this.page.getByRole("button", { name: `Resume ${who}` }).click();
    await this.expectTalking(who);
  }

  async mergeWith(who: string): Promise<void> {
    await this.page.getByRole("button", { name: `Merge ${who} into a conference` }).click();
  }

  /** Opens the picker for a call and names where it shall go. */
  async #chooseTarget(who: string, to: string): Promise<Locator> {
    await this.call(who).getByRole("button", { name: "Transfer", exact: true }).click();
    const picker = this.page.getByRole("region", { name: `Transfer ${who}` });
    await picker.getByRole("combobox").fill(to);
    return picker;
  }

  async transferNow(who: string, to: string): Promise<void> {
    const picker = await this.#chooseTarget(who, to);
    await picker.getByRole("button", { name: "Transfer now" }).click();
  }

  async askFirst(who: string, to: string): Promise<void> {
    const picker = await this.#chooseTarget(who, to);
    await picker.getByRole("button", { name: "Ask first" }).click();
  }

  async completeTransfer(): Promise<void> {
    await this.page.getByRole("button", { name: "Complete transfer" }).click();
  }

  async park(who: string): Promise<void> {
    await this.call(who).getByRole("button", { name: "Park" }).click();
  }

  async takeBack(who: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^Take back ${who} `) }).click();
  }

  /** What became of the last call. */
  outcome(): Locator {
    return this.page.getByRole("region", { name: "The call is over" });
  }

  async expectOutcome(title: string): Promise<void> {
    await expect(this.outcome().getByRole("status").filter({ hasText: title })).toBeVisible();
  }
}
