import { setTimeout as delay } from "node:timers/promises";
import { reinvite } from "../../lab/asterisk/re-invite.ts";
import { allowCall } from "../allow-call.ts";
import { patience } from "../within.ts";
import { legsOf } from "./judge.ts";
import { legsAt } from "./legs.ts";
import {
  meet,
  ourNumber,
  paulo,
  ring,
  talk,
  talkInside,
  typeNumber,
  untilTheSame,
  type Stage,
} from "./scenes.ts";

/** Plays up to the moment that matters and through it. What stands then is judged by others. */
export type Race = (stage: Stage) => Promise<void>;

const answerAgainstCancel: Race = async (stage) => {
  const call = await ring(stage);
  await meet(
    stage,
    40,
    () => stage.one.click("Answer"),
    () => call.hangUp(),
  );
};

const declineAgainstCancel: Race = async (stage) => {
  const call = await ring(stage);
  await meet(
    stage,
    40,
    () => stage.one.click("Decline"),
    () => call.hangUp(),
  );
};

const bothHangUp: Race = async (stage) => {
  const call = await talk(stage);
  await meet(
    stage,
    30,
    () => stage.one.click("Hang up"),
    () => call.hangUp(),
  );
};

const colleaguesHangUp: Race = async (stage) => {
  await talkInside(stage);
  await meet(
    stage,
    15,
    () => stage.one.click("Hang up"),
    () => stage.other.click("Hang up"),
  );
};

const bothAnswer: Race = async (stage) => {
  await ring(stage);
  await meet(
    stage,
    20,
    () => stage.one.click("Answer"),
    () => stage.other.click("Answer"),
  );
};

/** The phone is in one tab, the other is its remote control; both must show the same in the end. */
const answerInTwoTabs: Race = async (stage) => {
  const { one, chance, note } = stage;
  await using tabs = new AsyncDisposableStack();
  const tab = tabs.adopt(await one.openTab(), ({ close }) => close());
  const call = await ring(stage);
  await tab.until("Answer");
  const what = chance.pick(["Answer", "Decline", "the customer hangs up"] as const);
  note(what);
  await meet(
    stage,
    20,
    () => tab.click("Answer"),
    () => (what === "the customer hangs up" ? call.hangUp() : one.click(what)),
  );
  await untilTheSame(one, tab);
};

const answerAgainstDecline: Race = async (stage) => {
  await ring(stage);
  await meet(
    stage,
    20,
    () => stage.one.click("Answer"),
    () => stage.other.click("Decline"),
  );
};

/** Asterisk asks anew over the same call: two re-INVITEs cross, and one of them gets a 491 (RFC 3261 14.1). */
const holdAgainstRefresh: Race = async (stage) => {
  const { lab, one } = stage;
  await talk(stage);
  const [leg] = legsOf(one.user, await legsAt(lab.pbx.ari));
  // A command takes some tens of milliseconds to get there.
  const refresh = (name: string) => (): Promise<void> => reinvite(lab.pbx, leg?.name ?? "", name);
  await meet(stage, 80, () => one.click("Hold"), refresh("One"));
  await one.until("Resume");
  await meet(stage, 80, () => one.click("Resume"), refresh("Two"));
  await one.until("Hold");
};

const bothHold: Race = async (stage) => {
  const { one, other } = stage;
  await talkInside(stage);
  await meet(
    stage,
    15,
    () => one.click("Hold"),
    () => other.click("Hold"),
  );
  await Promise.all([one.until("Resume"), other.until("Resume")]);
  await meet(
    stage,
    15,
    () => one.click("Resume"),
    () => other.click("Resume"),
  );
  await Promise.all([one.until("Hold"), other.until("Hold")]);
};

const holdAndHangUp: Race = async (stage) => {
  const call = await talk(stage);
  const ends = stage.chance.oneIn(2) ? () => call.hangUp() : () => stage.one.click("Hang up", 5);
  await meet(stage, 40, () => stage.one.click("Hold"), ends);
};

const holdAndTransfer: Race = async (stage) => {
  const { one, lab, chance } = stage;
  const call = await talk(stage);
  const to = chance.oneIn(2) ? paulo : stage.other.user;
  stage.note(`to ${to}`);
  await allowCall(lab, { number: ourNumber, customer: paulo });
  await one.click("Transfer");
  const picker = one.page.getByRole("region", { name: /^Transfer / });
  await picker.getByRole("combobox").fill(to, { timeout: patience });
  await one.until("Transfer now");
  if (chance.oneIn(3))
    await meet(
      stage,
      40,
      () => one.click("Transfer now"),
      () => call.hangUp(),
    );
  else
    await meet(
      stage,
      60,
      () => one.click("Hold"),
      () => one.click("Transfer now"),
    );
};

const dialAndHangUp: Race = async (stage) => {
  const { one, chance, note } = stage;
  await typeNumber(stage);
  const after = chance.below(chance.oneIn(4) ? 1_200 : 250);
  note(`${String(after)} ms`);
  await one.click("Call");
  await one.click("Hang up", after);
};

/** Two calls that begin at once, one in each direction. */
const dialAgainstRing: Race = async (stage) => {
  const { lab, one, chance } = stage;
  await typeNumber(stage);
  const comes = () => lab.meta.callIn({ from: "+31612345678", to: ourNumber, audio: "echo" });
  await meet(stage, 60, () => one.click("Call"), comes);
  await delay(chance.below(200));
};

const reloadWhileRinging: Race = async (stage) => {
  const { one, chance, note } = stage;
  const call = await ring(stage);
  const what = chance.pick([
    "nothing",
    "the customer hangs up",
    "the agent answers",
    "the other answers",
  ] as const);
  note(what);
  const beside = {
    nothing: () => Promise.resolve(),
    "the customer hangs up": () => call.hangUp(),
    "the agent answers": () => one.click("Answer").catch(() => false),
    "the other answers": () => stage.other.click("Answer"),
  }[what];
  await meet(stage, 60, () => one.reload(), beside);
};

/** Every button that a call has, twice, as by a hand that shakes. */
const doubleClicks: Race = async (stage) => {
  const { one, chance, note } = stage;
  const twice = async (name: string): Promise<void> => {
    const apart = chance.pick([0, 1, 5, 15, 40, 90] as const);
    note(`${name} ${String(apart)} ms`);
    await Promise.all([one.click(name), one.click(name, apart)]);
  };
  if (chance.oneIn(3)) {
    await typeNumber(stage);
    await twice("Call");
    await one.until("Hang up");
    return twice("Hang up");
  }
  await ring(stage);
  if (chance.oneIn(3)) return twice("Decline");
  await twice("Answer");
  await one.until("Hold");
  await twice("Hold");
  await twice("Resume");
  await twice("Hang up");
};

/** In the order in which they take turns. */
export const races = {
  "answer against cancel": answerAgainstCancel,
  "decline against cancel": declineAgainstCancel,
  "both hang up": bothHangUp,
  "both colleagues hang up": colleaguesHangUp,
  "two answer": bothAnswer,
  "answer in two tabs": answerInTwoTabs,
  "one answers, one declines": answerAgainstDecline,
  "hold against a refresh": holdAgainstRefresh,
  "both hold": bothHold,
  "hold and hang up": holdAndHangUp,
  "hold and transfer": holdAndTransfer,
  "dial and hang up": dialAndHangUp,
  "a call each way": dialAgainstRing,
  "reload while ringing": reloadWhileRinging,
  "double clicks": doubleClicks,
} as const satisfies Readonly<Record<string, Race>>;
export type RaceName = keyof typeof races;
export const raceNames = Object.keys(races) as readonly RaceName[];
