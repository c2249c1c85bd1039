import type { Instant } from "../call/call.ts";

/** What a look at a call's connection finds. */
export type Look = {
  readonly at: Instant;
  /** Packets of sound that have arrived so far. */
  readonly arrived: number;
  /** Whether any should: not while the call is on hold. */
  readonly isExpected: boolean;
  /** The way in use, and how often its other end was asked and has answered (RFC 7675); null where a browser does not tell. */
  readonly way: { readonly name: string; readonly asked: number; readonly answered: number } | null;
};

/** What is remembered from one look to the next. */
export type Hearing = {
  readonly last: Look | null;
  /** When sound last arrived, and on which way; null when nobody has been heard since the call came up or was resumed. */
  readonly heard: { readonly at: Instant; readonly way: string | null } | null;
  /** Since when the other end of the way owes us an answer; null when it does not. */
  readonly owedSince: Instant | null;
  readonly answeredAt: Instant;
  /** How often the way was mended in this silence, and when it may be again. */
  readonly mended: number;
  readonly mendAgainAt: Instant;
  /** Whether this call was mended once without a proof that its way is lost. */
  readonly hasGuessed: boolean;
};

export const nothingHeard: Hearing = {
  last: null,
  heard: null,
  owedSince: null,
  answeredAt: 0,
  mended: 0,
  mendAgainAt: 0,
  hasGuessed: false,
};

/** Milliseconds of silence that mean something: on a way that was just gone over to, on the one there was, and with no proof. */
const onAnotherWay = 600;
const onTheSameWay = 1_000;
const withoutProof = 1_500;
/** Milliseconds that an answer may take (ITU-T G.114 wants half of that there and back). */
const patience = 800;
/** Looks further apart than this say nothing: the page did not run. */
const tooFarApart = 1_000;
/** Milliseconds until the way is mended again: 5 s, then doubling up to a minute. */
const pauseAfter = (mended: number): number => Math.min(5_000 * 2 ** mended, 60_000);

/**
 * Whether the way that a call's sound comes by is lost. Silence alone is no proof: who sends nothing is not heard either. The
 * other end answers the browser's connectivity checks all the same, every 2.5 s at least, and then nothing is wrong. Proof is
 * an answer that stays away, or another way that the browser has gone over to and nothing comes by: Asterisk does not follow,
 * it goes on sending where it began to (pjnath, handle_incoming_check). Once in a call a silence is enough, for checks are
 * rare, and mending does no harm.
 */
export function listen(
  before: Hearing,
  look: Look,
): { readonly hearing: Hearing; readonly verdict: "well" | "mend" } {
  const { last } = before;
  const hearing = { ...before, ...answersOf(before, look), last: look };
  const heardNow = { at: look.at, way: look.way?.name ?? null };
  const well = (change: Partial<Hearing> = {}) =>
    ({ hearing: { ...hearing, ...change }, verdict: "well" }) as const;

  if (!look.isExpected) return well({ heard: null });
  if (last === null) return well();
  if (look.arrived > last.arrived) return well({ heard: heardNow, mended: 0 });
  if (before.heard === null) return well();
  if (look.at - last.at > tooFarApart) return well({ heard: heardNow, owedSince: null });
  // Mending has led to another way: what comes by that one is what counts from now on.
  if (look.at < before.mendAgainAt) return well({ heard: { ...before.heard, way: heardNow.way } });

  const proof = proofOf(hearing, before.heard, look);
  if (proof === "none") return well();
  return {
    hearing: {
      ...hearing,
      mended: before.mended + 1,
      mendAgainAt: look.at + pauseAfter(before.mended),
      hasGuessed: before.hasGuessed || proof === "guess",
    },
    verdict: "mend",
  };
}

function proofOf(
  { owedSince, answeredAt, hasGuessed }: Hearing,
  heard: NonNullable<Hearing["heard"]>,
  { at, way }: Look,
): "lost" | "guess" | "none" {
  const silence = at - heard.at;
  if (way !== null && heard.way !== way.name) return silence >= onAnotherWay ? "lost" : "none";
  if (silence < onTheSameWay) return "none";
  if (owedSince !== null) return at - owedSince >= patience ? "lost" : "none";
  const hasAnswered = answeredAt > heard.at;
  return silence >= withoutProof && !hasAnswered && !hasGuessed ? "guess" : "none";
}

/** What the other end owes us, after this look. */
function answersOf(before: Hearing, { at, way }: Look): Pick<Hearing, "owedSince" | "answeredAt"> {
  const { owedSince, answeredAt, last } = before;
  const known = last?.way ?? null;
  if (way === null || known?.name !== way.name) return { owedSince: null, answeredAt };
  if (way.answered > known.answered) return { owedSince: null, answeredAt: at };
  if (way.asked > known.asked) return { owedSince: owedSince ?? at, answeredAt };
  return { owedSince, answeredAt };
}
