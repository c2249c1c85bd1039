import { createNotifier } from "../../platform/notifier.ts";
import { watchAttention } from "../../platform/page-attention.ts";
import { askForBoth, askingOf, readAnswers, type Answers } from "../../platform/permissions.ts";

/** Of the page itself, and so one of each however often somebody signs in. */
export const attention = watchAttention(window);

const asking = askingOf(window);
export const permissions = {
  read: () => readAnswers(asking),
  ask: (answers: Answers) => askForBoth(asking, answers),
};

const { serviceWorker } = navigator as Partial<Navigator>;
const { Notification } = window as Partial<Pick<typeof globalThis, "Notification">>;
export const notifier = createNotifier({
  workers: serviceWorker,
  Notification,
  focus: () => window.focus(),
});
