import type { CallIn } from "../call/call.ts";
import type { MediaCounters } from "../ports/statistics.ts";
import type { Level } from "./level.ts";
import type { QualitySample } from "./sample.ts";

/**
 * Why a call sounds as it does, most pressing first.
 *   connection-lost    the media connection is gone (RFC 8445 consent, RFC 7675)
 *   no-audio           nothing arrives from the customer
 *   only-local         beside one of those: we have no address that can be reached from elsewhere
 *   microphone-silent  nothing leaves the microphone, though it is neither muted nor on hold
 *   loss-in, loss-out  packets are lost on their way to us, or on their way to Asterisk
 *   unsteady           packets come unevenly
 *   long-delay         what one says arrives late
 *   relay              audio goes through a TURN server (RFC 8656): no fault, but a reason for delay
 */
export const causes = [
  "connection-lost",
  "no-audio",
  "only-local",
  "microphone-silent",
  "loss-in",
  "loss-out",
  "unsteady",
  "long-delay",
  "relay",
] as const;
export type Cause = (typeof causes)[number];

/** A sample, and whether the microphone was meant to be heard. */
export type Judged = { readonly sample: QualitySample; readonly microphone: "open" | "muted" };

type Rule = {
  readonly cause: Cause;
  readonly isBad: (judged: Judged) => boolean;
  /** Not merely the opposite: between the two nothing changes. */
  readonly isWell: (judged: Judged) => boolean;
  /** So many of the last so many samples raise it. */
  readonly raise: { readonly enough: number; readonly of: number };
  /** So many good ones in a row clear it. */
  readonly clear: number;
  /** No better than this while it lasts. */
  readonly atBest: Level;
};

/** 3 of 5 seconds raise, 5 good ones clear: nothing flickers. */
const usual = { raise: { enough: 3, of: 5 }, clear: 5 } as const;

/** The limits are those that Twilio warns at, each with a lower one below which it is over again. */
function limit(
  figure: (sample: QualitySample) => number | null,
  bad: number,
  well: number,
): Pick<Rule, "isBad" | "isWell"> {
  return {
    isBad: ({ sample }) => (figure(sample) ?? 0) > bad,
    isWell: ({ sample }) => (figure(sample) ?? 0) <= well,
  };
}

/** A microphone that works is never this quiet (-74 dB below full scale): a switch on the headset, or no headset. */
const silence = 0.0002;
const isSilent = ({ sample, microphone }: Judged): boolean =>
  microphone === "open" && sample.microphone !== null && sample.microphone <= silence;

const rules: readonly Rule[] = [
  {
    cause: "no-audio",
    isBad: ({ sample }) => sample.arrived === 0,
    isWell: ({ sample }) => sample.arrived !== 0,
    raise: usual.raise,
    clear: 2,
    atBest: "no-audio",
  },
  {
    cause: "microphone-silent",
    isBad: isSilent,
    isWell: (judged) => !isSilent(judged),
    // Noise suppression may make seconds of quiet listening look like silence.
    raise: { enough: 8, of: 8 },
    clear: 1,
    atBest: "poor",
  },
  { cause: "loss-in", ...limit(({ lossIn }) => lossIn, 0.03, 0.01), ...usual, atBest: "fair" },
  { cause: "loss-out", ...limit(({ lossOut }) => lossOut, 0.03, 0.01), ...usual, atBest: "fair" },
  { cause: "unsteady", ...limit(({ jitter }) => jitter, 30, 20), ...usual, atBest: "fair" },
  { cause: "long-delay", ...limit(({ roundTrip }) => roundTrip, 400, 300), ...usual, atBest: "fair" },
];

/** Samples the rules look back on at most. */
export const lookBack = Math.max(...rules.map(({ raise }) => raise.of));

/** What is raised after these samples, newest last, when `before` was. */
export function raisedCauses(before: readonly Cause[], recent: readonly Judged[]): readonly Cause[] {
  return rules
    .filter((rule) => (before.includes(rule.cause) ? !isCleared(rule, recent) : isRaised(rule, recent)))
    .map(({ cause }) => cause);
}

const isRaised = ({ raise, isBad }: Rule, recent: readonly Judged[]): boolean =>
  recent.slice(-raise.of).filter(isBad).length >= raise.enough;

const isCleared = ({ clear, isWell }: Rule, recent: readonly Judged[]): boolean =>
  recent.length >= clear && recent.slice(-clear).every(isWell);

/** No better than these levels while the causes last. */
export function levelsOf(raised: readonly Cause[]): readonly Level[] {
  return rules.filter(({ cause }) => raised.includes(cause)).map(({ atBest }) => atBest);
}

/** What follows from how the connection stands at this moment, beside what was raised. In order of `causes`. */
export function withConnection(
  raised: readonly Cause[],
  media: CallIn<"established">["media"],
  { gathered, path }: Pick<MediaCounters, "gathered" | "path">,
): readonly Cause[] {
  const isLost = media === "lost";
  const isCut = isLost || raised.includes("no-audio");
  const hasOnlyLocal = gathered.length > 0 && gathered.every((kind) => kind === "host");
  const isRelayed = path !== null && (path.local === "relay" || path.remote === "relay");
  const also: readonly (readonly [Cause, boolean])[] = [
    ["connection-lost", isLost],
    ["only-local", isCut && hasOnlyLocal],
    ["relay", isRelayed],
  ];
  const all = new Set([...raised, ...also.filter(([, isSo]) => isSo).map(([cause]) => cause)]);
  return causes.filter((cause) => all.has(cause));
}
