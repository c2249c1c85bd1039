import type { Mark } from "../instrument.ts";
import { percentile } from "../statistics.ts";
import type { Spread } from "../statistics.ts";
import { number, row } from "../text.ts";
import { titleOf } from "./conditions.ts";
import type { Condition } from "./conditions.ts";
import { bareGoal, deadServerGoal } from "./goals.ts";
import type { Goal } from "./goals.ts";
import { measures } from "./measures.ts";
import type { Measure, PhoneName } from "./measures.ts";
import type { ConditionResult, Result } from "./result.ts";
import type { StepKind, Steps } from "./stage.ts";

const columns = { first: 28, others: 28 };

const titles: Readonly<Record<Measure, string>> = {
  register_ms: "page load → registered",
  warm_register_ms: "loaded again → registered",
  reregister_ms: "socket lost → registered",
  ring_ms: "INVITE → ring visible",
  answer_200_ms: "Answer → 200 OK sent",
  customer_heard_ms: "Answer → customer heard",
  agent_heard_ms: "Answer → agent heard",
  answer_audio_ms: "Answer → own tone back",
  dial_180_ms: "Call → ringing visible",
  far_answer_audio_ms: "200 OK → customer heard",
};

/** What a dead server could make late: the measures of calls. */
const ofCalls: readonly Measure[] = [
  "answer_200_ms",
  "customer_heard_ms",
  "agent_heard_ms",
  "answer_audio_ms",
  "dial_180_ms",
  "far_answer_audio_ms",
];

type Step = readonly [Mark, string];

const kinds: readonly { readonly kind: StepKind; readonly title: string }[] = [
  { kind: "register", title: "ms after navigation, p50" },
  { kind: "lost", title: "ms after the socket's end, p50" },
  { kind: "answer", title: "ms after Answer, p50" },
  { kind: "dial", title: "ms after Call, p50" },
];

const lineSteps: readonly Step[] = [
  ["socket-asked", "socket asked for"],
  ["socket-open", "socket open"],
  ["register-sent", "REGISTER sent"],
  ["challenged", "401 came"],
  ["registered", "200 came"],
];

const dialSteps: readonly Step[] = [
  ["microphone-asked", "microphone asked for"],
  ["connection-made", "connection made"],
  ["local-described", "local description set"],
  ["invite-sent", "INVITE sent"],
  ["invite-challenged", "401 came"],
  ["ringing-came", "180 came"],
  ["ringing-seen", "ringing visible"],
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

export interface SeenSteps {
  readonly condition: Condition;
  readonly phone: PhoneName;
  readonly steps: Steps;
}

/** The figures for people: of each condition a table, and where our time goes. */
export function tableOf(
  result: Result,
  conditions: readonly Condition[],
  names: readonly PhoneName[],
  seen: readonly SeenSteps[],
): string {
  const tables = conditions.flatMap((condition, at) => {
    const figures = result.phones[at];
    if (figures === undefined) return [];
    const alive = result.phones.find((it) => it.round_trip_ms === condition.roundTrip && it.dead === null);
    const steps = seen.filter((it) => it.condition === condition);
    return [
      ...figuresOf(figures, condition, names),
      ...(condition.dead === null || alive === undefined ? [] : costOf(figures, alive)),
      "",
      ...stepsOf(steps, names),
      "",
    ];
  });
  return [
    ...tables,
    `Initial JavaScript of Ringbridge: ${number(result.bundle_kb.gzip)} kB gzip, ${number(result.bundle_kb.brotli)} kB brotli (1 kB = 1000 bytes).`,
  ].join("\n");
}

function figuresOf(
  figures: ConditionResult,
  condition: Condition,
  names: readonly PhoneName[],
): readonly string[] {
  const { cold, warm } = figures.load_to_bare;
  const toBare = (title: string, ratio: number | null): string[] =>
    ratio === null
      ? []
      : [
          `  ${title}: ${ratio.toFixed(2)} × the bare page (at most ${String(bareGoal)}: ${ratio <= bareGoal ? "kept" : "MISSED"})`,
        ];
  return [
    `${titleOf(condition)}; ms: p50 / p95 / p99 (rounds)`,
    row("", ["goal of our p95", ...names], columns),
    ...measures.map((measure) => {
      const { goal, phones } = figures[measure];
      const texts = names.map((name) => spreadText(phones[name]));
      return row(titles[measure], [goalText(goal), ...texts], columns);
    }),
    ...toBare("page load", cold),
    ...toBare("loaded again", warm),
  ];
}

/** What p95 should be, and whether it is. */
export const goalText = ({ p95_ms, kept }: Goal): string =>
  `${number(p95_ms, 0)} ${kept === null ? "–" : kept ? "kept" : "MISSED"}`;

/** p50 / p95 / p99 and how many were measured. */
export function spreadText(spread: Spread | undefined): string {
  if (spread === undefined || spread.n === 0) return "–";
  const { p50, p95, p99, n } = spread;
  return `${[p50, p95, p99].map(short).join(" / ")} (${String(n)})`;
}

const short = (ms: number | null): string => number(ms, ms !== null && ms < 100 ? 1 : 0);

/** What a dead server costs our calls: by how much their figures are above those of the same network without one. */
function costOf(figures: ConditionResult, alive: ConditionResult): readonly string[] {
  const by = (measure: Measure, percent: "p50" | "p95"): number | null => {
    const [dead, well] = [figures, alive].map((it) => it[measure].phones.ringbridge?.[percent] ?? null);
    return dead == null || well == null ? null : dead - well;
  };
  return [
    `  Dearer for the dead server by, p50 and p95 (at most ${String(deadServerGoal)} ms):`,
    ...ofCalls.map((measure) => {
      const [p50, p95] = [by(measure, "p50"), by(measure, "p95")];
      const verdict = p95 === null ? "–" : p95 <= deadServerGoal ? "kept" : "MISSED";
      return row(`    ${titles[measure]}`, [`${number(p50)} and ${number(p95)} ${verdict}`], columns);
    }),
  ];
}

const stepsByKind: Readonly<Record<StepKind, readonly Step[]>> = {
  register: lineSteps,
  lost: lineSteps,
  answer: answerSteps,
  dial: dialSteps,
};

/** Where the time goes. */
function stepsOf(seen: readonly SeenSteps[], names: readonly PhoneName[]): readonly string[] {
  const rows = (kind: StepKind): string[] =>
    stepsByKind[kind].map(([mark, title]) => {
      const median = (phone: PhoneName): string => {
        const times = seen.map((round) => (round.phone === phone ? round.steps[kind][mark] : undefined));
        return number(
          percentile(
            times.filter((time) => time !== undefined),
            50,
          ),
        );
      };
      return row(`  ${title}`, ["", ...names.map(median)], columns);
    });
  return kinds.flatMap(({ kind, title }) => [row(title, ["", ...names], columns), ...rows(kind)]);
}

/** What to know about the figures. */
export const notesOnPhones = (stun: boolean): readonly string[] => [
  "All times but that of Answer → agent heard are one page's performance.now(). Each round is a new page with nothing cached; round 0 is not counted.",
  "Answer → own tone back: the customer echoes, so it is agent → PBX → customer → PBX → agent, the way back included.",
  "Ringbridge's page load includes fetching its configuration; its tab was signed in before, as the stock pages have their account in the page.",
  "INVITE → ring visible begins when the INVITE is in the page, half a round trip after it was sent.",
  stun
    ? "SimpleUser has its default STUN server on the internet; where that cannot be reached, it waits 5 s for it."
    : "SimpleUser's default STUN server was taken away (--stun leaves it), as JsSIP and Ringbridge have none either.",
];
