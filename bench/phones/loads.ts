import { setTimeout as delay } from "node:timers/promises";
import { forget, marksOf } from "./page.ts";
import { untilAgentIs } from "./pbx.ts";
import type { PhoneName } from "./measures.ts";
import type { Play } from "./stage.ts";

const paths: Readonly<Record<PhoneName, string>> = {
  ringbridge: "/",
  simpleuser: "/stock/simpleuser.html",
  jssip: "/stock/jssip.html",
  bare: "/stock/bare.html",
};

/** The first load of a browser that has nothing of the page. */
export async function loadCold(play: Play): Promise<void> {
  play.tell("register_ms", await load(play));
  play.steps.register = await marksOf(play.page, 0);
}

/** The same page again, in the same tab. @returns when it was registered. */
export async function loadWarm(play: Play): Promise<number> {
  if (play.phone === "ringbridge") {
    // What keeps the app for the next load; and the first of all is over.
    await play.at(
      "keep the app",
      play.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)),
    );
  }
  const registered = await load(play);
  play.tell("warm_register_ms", registered);
  return registered;
}

async function load({ stage, phone, page, at, mark }: Play): Promise<number> {
  await at("load", page.goto(`${stage.site.url}${paths[phone]}`, { waitUntil: "commit" }));
  return at("register", mark("registered"));
}

/** Milliseconds after which a line is none that breaks again and again, for which a phone would wait longer. */
const steadyAfter = 10_000;

/** From the moment the page is told that its socket has ended; a new one can be had at once. */
export async function loseSocket(
  { stage, page, at, mark, tell, steps }: Play,
  registered: number,
): Promise<void> {
  const age = await page.evaluate(() => performance.now());
  await delay(Math.max(0, registered + steadyAfter + 500 - age));
  await forget(page);
  await at("lose the socket", stage.site.dropSockets());
  const lost = await at("lose the socket", mark("socket-lost"));
  tell("reregister_ms", (await at("register again", mark("registered"))) - lost);
  steps.lost = await marksOf(page, lost);
  await at("be reachable again", untilAgentIs(stage.lab, "online"));
}
