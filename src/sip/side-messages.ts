import type { Message } from "sip.js";
import type { CallSignal } from "../core/call/call.ts";
import type { Entry } from "./entry.ts";
import type { createNotices } from "./notices.ts";
import { memberIn, takenBack } from "./parties.ts";

/** What the PBX says aside of a call that goes on; what it says of one it refuses is kept until it does. */
export function hearAside(
  message: Message,
  {
    calls,
    tell,
    notices,
  }: {
    readonly calls: () => Iterable<Entry>;
    readonly tell: (entry: Entry, signal: CallSignal) => void;
    readonly notices: ReturnType<typeof createNotices>;
  },
): void {
  const ref = message.request.getHeader("X-WA-Call-Ref");
  const entry = [...calls()].find(({ session }) => ref !== undefined && session?.request.callId === ref);
  const notice = message.request.getHeader("X-WA-Notice");
  switch (notice) {
    case "taken-back":
      if (entry !== undefined) entry.named = takenBack(message);
      return;
    case "conference-joined":
    case "conference-left": {
      const news = memberIn(message, notice === "conference-joined" ? "here" : "gone");
      if (entry !== undefined && news !== null) tell(entry, news);
      return;
    }
    case undefined:
    default:
      notices.hear(message);
  }
}
