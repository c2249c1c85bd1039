import { measures, phones } from "./result.ts";
import type { Measure, PhoneName, Result } from "./result.ts";
import type { Mark } from "../instrument.ts";
import type { Steps } from "./round.ts";
import { summarize } from "../statistics.ts";
import { figures, number, row } from "../text.ts";

const titles: Readonly<Record<Measure, string>> = {
  register_ms: "page load → registered",
  ring_ms: "INVITE → ring visible",
  answer_200_ms: "Answer → 200 OK sent",
  answer_audio_ms: "Answer → own tone back",
  dial_180_ms: "Call → ringing visible",
};

type Step = readonly [Mark, string];

const registerSteps: readonly Step[] = [
  ["socket-asked", "socket asked for"],
  ["socket-open", "socket open"],
  ["register-sent", "REGISTER sent"],
  ["challenged", "401 came"],
  ["registered", "200 came"],
];

const answerSteps: readonly Step[] = [
  ["microphone-asked", "microphone asked for"],
  ["microphone-open", "microphone open"],
  ["connection-made", "connection made"],
  ["remote-described", "remote description set"],
  ["answer-made", "answer made"],
  ["local-described", "local description set"],
  ["first-candidate", "first candidate"],
  ["gathering-complete", "gathering complete"],
  ["answer-sent", "200 OK sent"],
  ["ice-connected", "ICE connected"],
  ["dtls-connected", "DTLS connected"],
  ["own-tone-heard", "own tone back"],
];

/** The figures for people. */
export function tableOf(result: Result): string {
  return [
    row("ms: p50 / p95 (rounds)", phones),
    ...measures.map((measure) =>
      row(
        titles[measure],
        phones.map((phone) => figures(result[measure][phone])),
      ),
    ),
    "",
    `Initial JavaScript of Ringbridge: ${number(result.bundle_kb.gzip)} kB gzip, ${number(result.bundle_kb.brotli)} kB brotli (1 kB = 1000 bytes).`,
  ].join("\n");
}

export interface SeenSteps {
  readonly phone: PhoneName;
  readonly steps: Steps;
}

/** Where the time goes. */
export function stepsOf(seen: readonly SeenSteps[]): string {
  const rows = (kind: keyof Steps, steps: readonly Step[]): string[] =>
    steps.map(([mark, title]) => {
      const median = (phone: PhoneName): string => {
        const times = seen.map((round) => (round.phone === phone ? round.steps[kind][mark] : undefined));
        return number(summarize(times.filter((time) => time !== undefined)).p50);
      };
      return row(`  ${title}`, phones.map(median));
    });
  return [
    row("ms after navigation, p50", phones),
    ...rows("register", registerSteps),
    row("ms after Answer, p50", phones),
    ...rows("answer", answerSteps),
  ].join("\n");
}
