/**
 * The page's first script, in the page itself (vite.first-load.ts): what need not wait until the others have come. It
 * decides how the first painted frame looks, asks for the configuration, and brings up the line of who is signed in.
 */
import { readToPage } from "../core/notice/messages.ts";
import { agentName } from "./agent-name.ts";
import { openLine, type EarlyLine } from "./early-line.ts";
import { recallLine } from "./next-line.ts";
import type { OpeningPage } from "./opening.ts";

const { documentElement } = document;

const deployment = fetch("ringbridge.json", { cache: "no-cache" });
// Whoever waits for it hears what went wrong.
deployment.catch(() => undefined);
const page: Window & OpeningPage = window;
// What the worker says is kept for nobody longer than until the page has been parsed.
const outdated = new Promise<void>((tell) =>
  (navigator as Partial<Navigator>).serviceWorker?.addEventListener("message", ({ data }) => {
    if (readToPage(data)?.type === "page-outdated") tell();
  }),
);
let line: EarlyLine | null = null;

try {
  const { theme } = JSON.parse(localStorage.getItem("ringbridge.preferences") ?? "{}") as { theme?: unknown };
  if (theme === "light" || theme === "dark") documentElement.dataset["theme"] = theme;
  const next = recallLine(page);
  if (next !== null) {
    documentElement.dataset["opening"] = /^#\/./.test(location.hash) ? "screen" : "phone";
    line = openLine(window, next, agentName(navigator));
  }
} catch {
  // Storage is forbidden, or was written by somebody else: the other scripts begin without.
}
page.ringbridgeOpening = { deployment, outdated, line };
