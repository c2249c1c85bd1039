import { callOnScreen, outcomeOf } from "../core/line-up/line-up.ts";
import { createPhone } from "../phone/phone.ts";
import type { Logger } from "../shared/logger.ts";
import { createFakeSignaling } from "./fake-signaling.ts";
import { createFixedChance } from "./fixed-chance.ts";
import { createManualClock } from "./manual-clock.ts";
import { bruno, lucia } from "./people.ts";

/** A phone on a fake network, and what can be seen of both. */
export function aPhone() {
  const clock = createManualClock();
  const signaling = createFakeSignaling(clock);
  const lines: string[] = [];
  const logger: Logger = {
    debug: (message) => void lines.push(`debug ${message}`),
    info: (message) => void lines.push(`info ${message}`),
    warn: (message) => void lines.push(`warn ${message}`),
  };
  const phone = createPhone({ signaling, clock, chance: createFixedChance(), logger });
  const phases: string[] = [];
  phone.subscribe((before, after) => {
    if (after.line.phase !== before.line.phase) phases.push(after.line.phase);
  });
  return {
    phone,
    network: signaling.network,
    clock,
    lines,
    /** The phases the line went through. */
    phases,
    line: () => phone.state().line,
    live: () => phone.state().lineUp.live.map(({ phase }) => phase),
    call: (id: string) => phone.state().lineUp.live.find((call) => call.id === id),
    holds: () =>
      phone
        .state()
        .lineUp.live.map((call) => `${call.id}: ${call.phase === "established" ? call.hold : call.phase}`),
    onScreen: () => callOnScreen(phone.state().lineUp)?.id ?? null,
    recent: () => phone.state().lineUp.recent.map(({ id, reason }) => `${id}: ${reason.kind}`),
    outcome: () => outcomeOf(phone.state().lineUp)?.reason.kind ?? null,
  };
}

/** A phone whose agent has signed in and may work. */
export function aReadyPhone() {
  const bench = aPhone();
  bench.phone.line({ type: "sign-in" });
  bench.network.deliver();
  return bench;
}

/** A phone whose agent talks to María; `said` is what was asked of the network since. */
export function aTalkingPhone() {
  const bench = aReadyPhone();
  const { phone, network } = bench;
  phone.call(network.offer({ id: "marias" }).id, { type: "answer" });
  network.deliver();
  const before = network.asked().length;
  return { ...bench, said: () => network.asked().slice(before) };
}

/** A phone whose agent has María on hold and talks to Bruno. */
export function aPhoneWithTwo() {
  const bench = aTalkingPhone();
  bench.phone.call(bench.network.offer({ id: "brunos", party: bruno }).id, { type: "answer" });
  bench.network.deliver();
  const before = bench.network.asked().length;
  return { ...bench, said: () => bench.network.asked().slice(before) };
}

/** A phone whose agent has María on hold and asks Lucía about her. */
export function aConsultingPhone() {
  const bench = aTalkingPhone();
  const consult = bench.phone.consult("marias", { kind: "colleague", party: lucia, from: null }) ?? "";
  bench.network.ring(consult);
  bench.network.deliver();
  bench.network.answer(consult);
  const before = bench.network.asked().length;
  return { ...bench, consult, said: () => bench.network.asked().slice(before) };
}

/** A phone whose line has been steady for a minute. */
export function aSteadyPhone() {
  const bench = aReadyPhone();
  bench.clock.pass(60_000);
  return bench;
}
