import type { Core, Notification, Session, URI } from "sip.js";
import { headerText } from "./header-text.ts";
import { quietly } from "./quietly.ts";

export type ReferralPorts = {
  readonly progress: (progress: "trying" | "ringing") => void;
  readonly refused: (detail: string | null) => void;
  /** Asterisk says that the other end has arrived where it was sent. */
  readonly done: () => void;
};

export type Referral = {
  /** True while Asterisk is at it: when it ends the call now, the transfer has come true. */
  readonly isTaken: () => boolean;
  /** There is another socket: what was said of it over the one before may be lost. */
  readonly lineUp: () => void;
  readonly stop: () => void;
};

/** Milliseconds until Asterisk must have said something. */
const patience = 10_000;

/**
 * Sends the other end of a call elsewhere: a number or, with Replaces, into another call of ours (RFC 3515, RFC 3891).
 * What becomes of it comes by NOTIFY.
 */
export function refer(session: Session, target: URI | Session, ports: ReferralPorts): Referral {
  let standing: "asked" | "taken" | "given-up" | "over" = "asked";
  let told: "asked" | "trying" | "ringing" = "asked";
  let sequence: number | null = null;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  beginToWait();

  function beginToWait(): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => fail("given-up", null), patience);
  }

  function fail(next: "given-up" | "over", detail: string | null): void {
    if (standing !== "asked" && standing !== "taken") return;
    standing = next;
    clearTimeout(deadline);
    ports.refused(detail);
  }

  function hear(notification: Notification): void {
    void quietly(() => notification.accept());
    const news = newsIn(notification);
    const isOfAnother = news.about !== null && news.about !== sequence;
    if (standing === "over" || isOfAnother) return;
    switch (news.outcome) {
      case "done":
        return succeed();
      case "refused":
        return fail("over", news.detail);
      case "trying":
      case "ringing":
        return goOn(news.outcome);
      case null:
    }
  }

  function succeed(): void {
    standing = "over";
    clearTimeout(deadline);
    ports.done();
  }

  function goOn(progress: "trying" | "ringing"): void {
    if (standing === "given-up") return;
    standing = "taken";
    clearTimeout(deadline);
    if (told === "ringing" || told === progress) return;
    told = progress;
    ports.progress(progress);
  }

  const refused = ({ message: { statusCode, reasonPhrase } }: Core.IncomingResponse): void =>
    fail("over", headerText(`${statusCode ?? ""} ${reasonPhrase ?? ""}`));
  session
    .refer(target, {
      onNotify: hear,
      requestDelegate: {
        onAccept: () => {
          if (standing === "asked") standing = "taken";
        },
        onRedirect: refused,
        onReject: refused,
      },
    })
    .then(
      ({ message }) => {
        sequence = message.cseq;
      },
      (error: unknown) => fail("over", headerText(String(error))),
    );

  return {
    isTaken: () => standing === "taken",
    lineUp: () => {
      if (standing === "asked" || standing === "taken") beginToWait();
    },
    stop: () => clearTimeout(deadline),
  };
}

type News = {
  /** The CSeq of the REFER this is about; null when the server names none. */
  readonly about: number | null;
  readonly outcome: "trying" | "ringing" | "done" | "refused" | null;
  readonly detail: string | null;
};

/** What a NOTIFY tells, by the status line of its message/sipfrag body (RFC 3515 2.4.5, 2.4.6). */
function newsIn({ request }: Notification): News {
  const id = /;\s*id=(\d{1,10})/.exec(request.getHeader("Event") ?? "")?.[1];
  const about = id === undefined ? null : Number(id);
  const isLast = /^\s*terminated\b/i.test(request.getHeader("Subscription-State") ?? "");
  const [, status, phrase = ""] =
    /^SIP\/2\.0 ([1-6]\d\d)(?: ([^\r\n]*))?(?:[\r\n]|$)/.exec(request.body.slice(0, 512)) ?? [];
  if (status === undefined) return { about, outcome: isLast ? "refused" : null, detail: null };
  return { about, outcome: outcomeOf(Number(status), isLast), detail: headerText(`${status} ${phrase}`) };
}

/** Nothing more comes after the last one: what was under way then never got there. */
function outcomeOf(status: number, isLast: boolean): News["outcome"] {
  if (status >= 300) return "refused";
  if (status >= 200) return "done";
  if (isLast) return "refused";
  return status === 180 || status === 183 ? "ringing" : "trying";
}
