import { setTimeout as delay } from "node:timers/promises";
import type { CustomerCall } from "../../lab/meta-stand-in/customer-call.ts";
import type { CallIn } from "../../lab/meta-stand-in/meta.ts";
import { allowCall } from "../allow-call.ts";
import { customerHz, marksOf, startWatching } from "./page.ts";
import { until, untilQuiet } from "./pbx.ts";
import type { Play } from "./stage.ts";

/** Paulo Mendes, who plays a tone; Marta Keller, who sends back what she hears; Haruto Sato, whose phone rings. */
const paulo = "+351912345678";
const marta = "+4915123456789";
const haruto = "+819012345678";
const ourNumber = "+12145550111";

/** Milliseconds a hand holds a button down. It is over it before, and a click is when the button comes up again. */
const press = { delay: 80 };

/** Before a person answers, on either side: always longer than it takes to connect a call that rings (four round trips). */
const aWhile = ({ stage: { roundTrip } }: Play): Promise<void> => delay(400 + 5 * (roundTrip ?? 0));

/** Two calls, because one customer cannot both play a tone and echo. */
export async function answerCalls(play: Play): Promise<void> {
  const { page, at, mark, tell, steps } = play;

  const plays = await ring(play, { from: paulo, to: ourNumber, audio: { toneHz: customerHz } });
  tell("ring_ms", (await mark("ring-seen")) - (await mark("invite-came")));
  const first = await answer(play);
  tell("answer_200_ms", (await at("send the 200", mark("answer-sent"))) - first);
  tell("customer_heard_ms", (await at("hear the customer", mark("customer-heard"))) - first);
  await hangUp(play, plays.until("ended"));

  const echoes = await ring(play, { from: marta, to: ourNumber, audio: "echo", listens: true });
  const second = await answer(play);
  tell("answer_audio_ms", (await at("be heard", mark("own-tone-heard"))) - second);
  const clickedAt = second + (await page.evaluate(() => Date.now() - performance.now()));
  tell("agent_heard_ms", (await at("be heard by the customer", heardBy(echoes))) - clickedAt);
  await at("connect", mark("dtls-connected"));
  steps.answer = await marksOf(page, second);
  await hangUp(play, echoes.until("ended"));
}

async function ring(play: Play, callIn: CallIn) {
  const { stage, page, at, mark } = play;
  await at("watch the screen", startWatching(page, "ring-seen", "Answer", "button"));
  const call = await at("be called", stage.lab.meta.callIn(callIn));
  await at("get an INVITE", mark("invite-came"));
  await at("show the ring", mark("ring-seen"));
  await aWhile(play);
  return call;
}

/** When the first sound reached the customer's phone, in milliseconds since 1970: its clock is the browser's, on one machine. */
async function heardBy(customer: CustomerCall): Promise<number> {
  await until(() => Promise.resolve(customer.facts().heardAt !== undefined));
  return customer.facts().heardAt ?? NaN;
}

/** @returns when the click was. */
async function answer({ page, at, mark }: Play): Promise<number> {
  await at("click on Answer", page.getByRole("button", { name: "Answer" }).click(press));
  return mark("click");
}

async function hangUp({ stage, page, at }: Play, ended: Promise<void>): Promise<void> {
  await at("hang up", page.getByRole("button", { name: "Hang up" }).click());
  await at("end the call", ended);
  await at("end the call", untilQuiet(stage.lab));
}

/** A call to a customer who lets it ring, then answers and plays a tone. */
export async function placeCall(play: Play): Promise<void> {
  const { stage, page, at, mark, tell, steps } = play;
  const { meta } = stage.lab;
  await at("be allowed to call", allowCall(stage.lab, { number: ourNumber, customer: haruto }));
  await at("type a number", page.getByRole("textbox", { name: "Number" }).fill(haruto));
  await at("watch the screen", startWatching(page, "ringing-seen", "Ringing…", "body"));
  const called = meta.nextCallOut();
  called.catch(() => undefined);
  await at("click on Call", page.getByRole("button", { name: "Call", exact: true }).click(press));
  const shown = await at("show ringing", mark("ringing-seen"));
  const told = await at("get a 180", mark("ringing-came"));
  if (shown < told) throw new Error("It showed ringing before the server had said so.");
  const clicked = await mark("click");
  tell("dial_180_ms", shown - clicked);
  steps.dial = await marksOf(page, clicked);

  const call = await at("reach the customer", called);
  await aWhile(play);
  await at("have the customer answer", call.answer({ toneHz: customerHz }));
  const answered = await at("get a 200", mark("answer-came"));
  tell("far_answer_audio_ms", (await at("hear the customer", mark("customer-heard"))) - answered);
  await hangUp(play, call.until("ended"));
}
