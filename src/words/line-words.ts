import type { Line } from "../core/line/line.ts";
import { mayRetry, type LineProblem } from "../core/problems.ts";
import { words } from "./words.ts";

/** How the line stands, for a light: its colour and shape. */
export type LineTone = "ready" | "trying" | "down" | "off";

export type LineTelling = {
  readonly tone: LineTone;
  readonly title: string;
  /** The title where there is little room. */
  readonly short: string;
  readonly meaning: string;
  /** The one thing an agent can do about it. */
  readonly remedy: "try-now" | "sign-in-again" | "use-here" | null;
};

/** Puts the line into words. `past` is what last went wrong, while it is being tried again. */
export function tellLine(line: Line, past: LineProblem | null): LineTelling {
  const telling = tell(line, past);
  return { ...telling, short: telling.tone === "down" ? words.line.down : telling.title };
}

function tell(line: Line, past: LineProblem | null): Omit<LineTelling, "short"> {
  const { line: texts } = words;
  const trying = { tone: "trying", meaning: texts.meanings.trying, remedy: null } as const;
  switch (line.phase) {
    case "off":
      return { tone: "off", title: texts.off, meaning: texts.meanings.off, remedy: "sign-in-again" };
    case "ready":
      return { tone: "ready", title: texts.ready, meaning: texts.meanings.ready, remedy: null };
    case "connecting":
    case "registering":
      if (isDown(line)) {
        const meaning = past === null ? texts.meanings.trying : words.lineProblems[past.code].meaning;
        return { tone: "down", title: texts.tryingAgain, meaning, remedy: null };
      }
      return { ...trying, title: line.attempt > 1 ? texts.reconnecting : texts[line.phase] };
    case "waiting":
      if (!isDown(line)) return { ...trying, title: texts.reconnecting, remedy: "try-now" };
      return { tone: "down", ...words.lineProblems[line.problem.code], remedy: "try-now" };
    case "refused": {
      return { tone: "down", ...words.lineProblems[line.problem.code], remedy: remedyOf(line.problem) };
    }
  }
}

function remedyOf(problem: LineProblem): LineTelling["remedy"] {
  if (problem.code === "taken-over") return "use-here";
  // A new attempt fetches a new password.
  return mayRetry(problem) || problem.code === "credentials-refused" ? "try-now" : "sign-in-again";
}

/** First failures are often gone a moment later; from the third on, or when the wait is long, the agent must know. */
export function isDown(line: Line): boolean {
  switch (line.phase) {
    case "refused":
      return true;
    case "waiting":
      return line.attempt >= 3 || line.problem.retryAfter !== null;
    case "connecting":
    case "registering":
      return line.attempt >= 4;
    case "off":
    case "ready":
      return false;
  }
}

/** A cause among several, with a place to look at it. */
export type Cause = {
  readonly text: string;
  readonly link: { readonly text: string; readonly href: string } | null;
};

/**
 * What browsers keep from us: why a server was not reached. Null when the problem is another one.
 * `server` is the address that was tried; `isTyped` when an agent wrote it.
 */
export function causesOf(
  problem: LineProblem,
  server: string,
  { ownHost, isTyped }: { readonly ownHost: string; readonly isTyped: boolean },
): { readonly lead: string; readonly causes: readonly Cause[] } | null {
  if (problem.code !== "server-unreachable") return null;
  const { unreachable: texts } = words.line;
  const href = certificateUrl(server, ownHost);
  const plain = [...(isTyped ? [texts.address] : []), texts.off, texts.closed].map((text) => ({
    text,
    link: null,
  }));
  const certificate = { text: texts.certificate, link: href === null ? null : { text: texts.check, href } };
  return { lead: texts.lead, causes: href === null ? plain : [...plain, certificate] };
}

/** The page where the browser shows what it has against a server's certificate; null for this page's own server. */
export function certificateUrl(server: string, ownHost: string): string | null {
  if (!URL.canParse(server)) return null;
  const { protocol, host } = new URL(server);
  return protocol === "wss:" && host !== ownHost ? `https://${host}/` : null;
}
