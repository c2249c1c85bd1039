import type { Page } from "@playwright/test";
import { expectNoFaults, expectNothingCutOff, expectTextsWhole } from "./fixtures/accessible.ts";
import { expect, openPhone, test } from "./fixtures/test.ts";

// Each test sees many screens, and axe looks at some of them.
test.setTimeout(120_000);

const caller = { from: "+34655102030", to: "+12145550111" };
const lucia = "Lucía Fernández";

/** What a stranger would look for first, in each language. */
const spoken = {
  "en-GB": {
    lang: "en",
    demo: "Continue as Alice Lind (demo)",
    ready: "Line ready",
    answer: "Answer",
    hangUp: "Hang up",
    settings: "Settings",
    over: "The call is over",
  },
  "es-MX": {
    lang: "es",
    demo: "Continuar como Alice Lind (demo)",
    ready: "Línea lista",
    answer: "Responder",
    hangUp: "Colgar",
    settings: "Ajustes",
    over: "La llamada ha terminado",
  },
  "ru-RU": {
    lang: "ru",
    demo: "Продолжить как Alice Lind (демо)",
    ready: "Линия готова",
    answer: "Ответить",
    hangUp: "Завершить",
    settings: "Настройки",
    over: "Звонок закончен",
  },
} as const;
type Spoken = (typeof spoken)[keyof typeof spoken];

async function signIn(page: Page, { demo, ready }: Spoken): Promise<void> {
  await page.getByRole("button", { name: demo }).click();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
}

for (const [locale, texts] of Object.entries(spoken)) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    test("is spoken to in its language, and a call goes its way", async ({ phone: { page }, lab }) => {
      await expect(page.locator("html")).toHaveAttribute("lang", texts.lang);
      await signIn(page, texts);
      const call = await lab.meta.callIn(caller);
      await expect(page.getByRole("alertdialog", { name: lucia })).toBeVisible();
      await expectNoFaults(page);
      await page.getByRole("button", { name: texts.answer }).click();
      await page.getByRole("button", { name: texts.hangUp }).click();
      await expect(page.getByRole("region", { name: texts.over })).toBeVisible();
      await call.until("ended");
    });

    test("on narrow screens no text is cut off", async ({ phone: { page }, lab }) => {
      await expectWhole(page);
      await signIn(page, texts);
      await expectWhole(page);
      const call = await lab.meta.callIn({ ...caller, payload: "order 12853" });
      await expect(page.getByRole("alertdialog", { name: lucia })).toBeVisible();
      await expectWhole(page);
      await page.getByRole("button", { name: texts.answer }).click();
      await expect(page.getByRole("button", { name: texts.hangUp })).toBeVisible();
      await expectWhole(page);
      await call.hangUp();
      await expect(page.getByRole("region", { name: texts.over })).toBeVisible();
      await expectWhole(page);
      await page.getByRole("link", { name: texts.settings }).click();
      await expect(page.getByRole("heading", { name: texts.settings, level: 1 })).toBeVisible();
      await expectWhole(page);
    });
  });
}

/** The narrowest phone, and 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10). */
const narrow = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
];

async function expectWhole(page: Page): Promise<void> {
  for (const viewport of narrow) {
    await page.setViewportSize(viewport);
    await expectNothingCutOff(page);
    await expectTextsWhole(page);
  }
}

test("a language chosen in Settings holds from then on", async ({ alice: { page } }) => {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Русский" });
  await expect(page.getByRole("heading", { name: "Настройки", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Язык" })).toHaveValue("ru");
  await page.getByRole("combobox", { name: "Язык" }).selectOption({ label: "Как в браузере" });
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});

for (const width of [360, 1440])
  test(`written from right to left, nothing stands out of the page at ${String(width)} px`, async ({
    page,
    app,
    lab,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    // None of our languages is: the page is turned round as such a one would.
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement.dir !== "rtl") document.documentElement.dir = "rtl";
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ["dir"], childList: true });
    });
    const phone = await openPhone(page, app.url);
    await expect(page.getByRole("button", { name: spoken["en-GB"].demo })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expectNothingCutOff(page);
    await phone.signInAsDemo("Alice Lind");
    await phone.expectLine("Line ready");
    await expectNothingCutOff(page);
    const call = await lab.meta.callIn({ ...caller, payload: "order 12853" });
    await expect(phone.ring(lucia)).toBeVisible();
    await expectNothingCutOff(page);
    await phone.answer(lucia);
    await phone.expectTalking(lucia);
    await expectNothingCutOff(page);
    await call.hangUp();
    await phone.expectOutcome("Call ended");
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    await expectNothingCutOff(page);
  });
