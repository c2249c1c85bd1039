import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Lab } from "../../lab/lab.ts";
import { agentHz } from "../../lab/chromium.ts";
import { clickWhenThere, instrument } from "../instrument.ts";
import type { Mark } from "../instrument.ts";
import { patience, within } from "../within.ts";
import type { Account } from "./pages/minimal-page.ts";
import type { Measure, PhoneName } from "./result.ts";

/** What all rounds share. */
export interface Stage {
  readonly lab: Lab;
  readonly browser: Browser;
  readonly siteUrl: string;
  readonly stun: boolean;
}

/** Milliseconds of what happened between the ends of two measures, as far as it was seen. */
export interface Steps {
  /** Since the navigation. */
  readonly register: Partial<Record<Mark, number>>;
  /** Since the click on Answer. */
  readonly answer: Partial<Record<Mark, number>>;
}

/** What became of one round of one phone. A round that fails keeps what it measured before. */
export interface Round {
  readonly figures: ReadonlyMap<Measure, number>;
  readonly steps: Steps;
  /** The step that failed and why; undefined when all went well. */
  readonly fault: string | undefined;
}

const paths: Readonly<Record<PhoneName, string>> = {
  ringbridge: "/",
  simpleuser: "/stock/simpleuser.html",
  jssip: "/stock/jssip.html",
};

/** One phone: load, register, take a call, end it, place a call, end it. A page of its own, with nothing cached. */
export async function playRound(stage: Stage, phone: PhoneName): Promise<Round> {
  const figures = new Map<Measure, number>();
  const steps = { register: {}, answer: {} };
  let context: BrowserContext | undefined;
  let step = "open a page";
  const at = async <T>(name: string, work: Promise<T>): Promise<T> => {
    step = name;
    return within(work);
  };
  try {
    await at("find the agent signed out", untilAgentIs(stage.lab, "offline"));
    context = await at("open a page", openContext(stage, phone));
    const page = await at("open a page", context.newPage());
    const mark = (name: Mark): Promise<number> =>
      page.evaluate((it) => globalThis.benchStopwatch.until(it), name);

    await at("load", page.goto(`${stage.siteUrl}${paths[phone]}`, { waitUntil: "commit" }));
    figures.set("register_ms", await at("register", mark("registered")));
    steps.register = await marksOf(page, 0);
    await at("be reachable", untilAgentIs(stage.lab, "online"));

    await at("watch the screen", startWatching(page, "ring-seen", "Answer", "button"));
    const call = await at("be called", stage.lab.meta.callIn({ from: echo, to: ourNumber, audio: "echo" }));
    const invited = await at("get an INVITE", mark("invite-came"));
    figures.set("ring_ms", (await at("show the ring", mark("ring-seen"))) - invited);

    await at("click on Answer", page.getByRole("button", { name: "Answer" }).click());
    const clicked = await mark("click");
    figures.set("answer_200_ms", (await at("send the 200", mark("answer-sent"))) - clicked);
    figures.set("answer_audio_ms", (await at("be heard", mark("own-tone-heard"))) - clicked);
    await at("connect", mark("dtls-connected"));
    steps.answer = await marksOf(page, clicked);

    await at("hang up", page.getByRole("button", { name: "Hang up" }).click());
    await at("end the call", call.until("ended"));
    await at("end the call", untilQuiet(stage.lab));

    // WhatsApp takes the permission away after four calls that come to nothing.
    const pair = { number: ourNumber, customer: ringing };
    await at("be allowed to call", stage.lab.meta.graph.grant(pair, "permanent"));
    await at("type a number", page.getByRole("textbox", { name: "Number" }).fill(ringing));
    await at("watch the screen", startWatching(page, "ringing-seen", "Ringing…", "body"));
    await at("click on Call", page.getByRole("button", { name: "Call", exact: true }).click());
    const shown = await at("show ringing", mark("ringing-seen"));
    const told = await at("get a 180", mark("ringing-came"));
    if (shown < told) throw new Error("It showed ringing before the server had said so.");
    figures.set("dial_180_ms", shown - (await mark("click")));
    await at("cancel", page.getByRole("button", { name: "Hang up" }).click());
    await at("end the call", untilQuiet(stage.lab));
    return { figures, steps, fault: undefined };
  } catch (error) {
    await endAllCalls(stage.lab);
    return {
      figures,
      steps,
      fault: `stuck at "${step}": ${error instanceof Error ? error.message : String(error)}`,
    };
  } finally {
    await context?.close();
  }
}

/** Marta Keller, who sends back what she hears, and Haruto Sato, whose phone just rings. */
const echo = "+4915123456789";
const ringing = "+819012345678";
const ourNumber = "+12145550111";
const agentUser = "1001";

async function openContext(
  { browser, lab, siteUrl, stun }: Stage,
  phone: PhoneName,
): Promise<BrowserContext> {
  const agent = lab.pbx.agents.find(({ user }) => user === agentUser);
  if (agent === undefined) throw new Error(`The lab has no agent ${agentUser}`);
  const context = await browser.newContext({
    // Ringbridge's policy allows no worker made from text, which the stopwatch needs.
    bypassCSP: true,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(instrument, agentHz);
  if (phone === "ringbridge") {
    await context.addInitScript(clickWhenThere, `Continue as ${agent.name} (demo)`);
  } else {
    const { user, password } = agent;
    const server = `${siteUrl.replace("http:", "ws:")}/ws`;
    const account: Account = { server, domain: lab.pbx.host, user, password, stun };
    await context.addInitScript((given) => {
      globalThis.benchAccount = given;
    }, account);
  }
  return context;
}

async function marksOf(page: Page, since: number): Promise<Partial<Record<Mark, number>>> {
  const marks = await page.evaluate(() => globalThis.benchStopwatch.marks());
  return Object.fromEntries(Object.entries(marks).map(([name, time]) => [name, time - since]));
}

/** Begins anew for the next call. */
async function startWatching(page: Page, mark: Mark, text: string, selector: string): Promise<void> {
  await page.evaluate(
    ([name, shown, where]) => {
      globalThis.benchStopwatch.forget();
      globalThis.benchStopwatch.watch(name, shown, where);
    },
    [mark, text, selector] as const,
  );
}

async function untilAgentIs({ pbx }: Lab, state: "online" | "offline"): Promise<void> {
  await until(async () => {
    const endpoint = await pbx.ari.get<{ state: string }>(`endpoints/PJSIP/${agentUser}`);
    return endpoint.state === state;
  });
}

/** Asterisk's channels but for the one it keeps for messages once there was one. */
async function legsAt(ari: Lab["pbx"]["ari"]): Promise<readonly { readonly id: string }[]> {
  const channels = await ari.get<{ readonly id: string; readonly name: string }[]>("channels");
  return channels.filter(({ name }) => !name.startsWith("Message/"));
}

/** No leg of any call is left, so that the next call finds the agent free. */
export async function untilQuiet({ pbx, meta }: Lab): Promise<void> {
  await until(async () => {
    const legs = await Promise.all([pbx.ari, meta.ari].map(legsAt));
    return legs.flat().length === 0;
  });
}

export async function endAllCalls({ pbx, meta }: Lab): Promise<void> {
  for (const ari of [meta.ari, pbx.ari]) {
    const channels = await legsAt(ari);
    // Gone already is just as well.
    await Promise.all(channels.map(({ id }) => ari.delete(`channels/${id}`).catch(() => undefined)));
  }
}

/** Asterisk tells neither of these as an event, so it is asked. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${String(patience / 1000)} s.`);
    await delay(20);
  }
}
