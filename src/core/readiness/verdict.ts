import { levelOf } from "../quality/level.ts";
import { checks, type Allowed, type Check, type EchoFinding, type Findings } from "./findings.ts";

/** Why something is not as it should be. Reports carry these codes: they stay as they are. */
export const reasons = [
  "line-down",
  "microphone-refused",
  "microphone-missing",
  "microphone-busy",
  "microphone-silent",
  "speaker-not-heard",
  "speaker-not-said",
  "notifications-denied",
  "notifications-not-asked",
  "notifications-unknown",
  "local-network-denied",
  "no-candidates",
  "relay-missing",
  "reflexive-missing",
  "echo-not-answered",
  "echo-no-audio",
  "echo-not-made",
  "echo-poor",
  "echo-fair",
  "echo-slow",
] as const;
export type Reason = (typeof reasons)[number];

/** Whether calls can be taken in spite of it. */
export type Weight = "degrading" | "blocking";

export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "failed"; readonly weight: Weight; readonly reason: Reason }
  /** Not looked at yet. */
  | { readonly kind: "open" };

export type Verdict = {
  /** `blocked`: no call can be talked on. `degraded`: calls work, and something will be missed. */
  readonly kind: "ready" | "degraded" | "blocked" | "open";
  readonly outcomes: Readonly<Record<Check, Outcome>>;
};

const passed: Outcome = { kind: "passed" };
const blocks = (reason: Reason): Outcome => ({ kind: "failed", weight: "blocking", reason });
const degrades = (reason: Reason): Outcome => ({ kind: "failed", weight: "degrading", reason });

/** What all findings together mean for an agent who wants to begin. `open` while something was not looked at. */
export function verdictOf(findings: Findings): Verdict {
  const outcomes: Verdict["outcomes"] = {
    line: outcomeOf(findings.line, (line) => (line === "ready" ? passed : blocks("line-down"))),
    microphone: outcomeOf(findings.microphone, (found) =>
      found === "heard" ? passed : blocks(`microphone-${found}`),
    ),
    speaker: outcomeOf(findings.speaker, speakerOutcome),
    notifications: outcomeOf(findings.notifications, notificationsOutcome),
    "local-network": outcomeOf(findings["local-network"], (allowed) =>
      // Denied, Chromium drops addresses without a word. Where the echo was heard all the same, none of them was needed.
      allowed === "denied" && findings.echo?.kind !== "measured" ? degrades("local-network-denied") : passed,
    ),
    candidates: outcomeOf(findings.candidates, candidatesOutcome),
    echo: outcomeOf(findings.echo, echoOutcome),
  };
  return { kind: kindOf(checks.map((check) => outcomes[check])), outcomes };
}

function outcomeOf<Finding>(finding: Finding | undefined, judge: (finding: Finding) => Outcome): Outcome {
  return finding === undefined ? { kind: "open" } : judge(finding);
}

function kindOf(all: readonly Outcome[]): Verdict["kind"] {
  const has = (weight: Weight): boolean =>
    all.some((outcome) => outcome.kind === "failed" && outcome.weight === weight);
  if (has("blocking")) return "blocked";
  if (all.some(({ kind }) => kind === "open")) return "open";
  return has("degrading") ? "degraded" : "ready";
}

function speakerOutcome(found: NonNullable<Findings["speaker"]>): Outcome {
  switch (found) {
    case "heard":
      return passed;
    case "not-heard":
      return blocks("speaker-not-heard");
    case "not-said":
      return degrades("speaker-not-said");
  }
}

function notificationsOutcome(allowed: Allowed): Outcome {
  switch (allowed) {
    case "granted":
      return passed;
    case "denied":
      return degrades("notifications-denied");
    case "prompt":
      return degrades("notifications-not-asked");
    case "unknown":
      return degrades("notifications-unknown");
  }
}

function candidatesOutcome({ found, wanted }: NonNullable<Findings["candidates"]>): Outcome {
  if (found.length === 0) return blocks("no-candidates");
  if (wanted.includes("relay") && !found.includes("relay")) return degrades("relay-missing");
  // A computer with an address of the internet has no other to be told of by STUN; a relay does as well.
  const isTold = found.includes("srflx") || found.includes("relay");
  return wanted.includes("srflx") && !isTold ? degrades("reflexive-missing") : passed;
}

/** Milliseconds from mouth to ear and back that make people talk over each other: twice the 400 of ITU-T G.114 is too late. */
const slow = 400;

function echoOutcome(found: EchoFinding): Outcome {
  switch (found.kind) {
    case "not-answered":
      return blocks("echo-not-answered");
    case "no-audio":
      return blocks("echo-no-audio");
    case "busy":
      return degrades("echo-not-made");
    case "measured":
      return measuredOutcome(found.measured);
  }
}

function measuredOutcome({ mos, delay }: Extract<EchoFinding, { kind: "measured" }>["measured"]): Outcome {
  const level = mos === null ? "good" : levelOf(mos);
  if (level === "poor") return degrades("echo-poor");
  if (delay !== null && delay > slow) return degrades("echo-slow");
  return level === "fair" ? degrades("echo-fair") : passed;
}
