import type { TalkForKeys } from "../core/notice/media-session.ts";

export type MediaKeys = {
  /** Tells the computer which call there is; null: none. */
  readonly show: (talk: TalkForKeys | null) => void;
  readonly stop: () => void;
};

/** What a call needs of a media session (W3C Media Session; TypeScript does not know the actions of calls yet). */
export type CallSession = {
  readonly setActionHandler: (action: "hangup" | "togglemicrophone", handler: (() => void) | null) => void;
  readonly setMicrophoneActive?: (isActive: boolean) => Promise<void> | undefined;
};

/** The keys on keyboards and headsets that belong to whatever plays, for the call talked on. Chromium knows them. */
export function mediaKeys(
  session: CallSession,
  press: (what: "hang-up" | "mute" | "unmute", talk: TalkForKeys) => void,
): MediaKeys {
  function handle(action: Parameters<CallSession["setActionHandler"]>[0], run: (() => void) | null): void {
    try {
      session.setActionHandler(action, run);
    } catch {
      // A browser that does not know the action: its keys stay what they were.
    }
  }

  function show(talk: TalkForKeys | null): void {
    handle("hangup", talk && (() => press("hang-up", talk)));
    handle(
      "togglemicrophone",
      talk?.mayMute === true ? () => press(talk.microphone === "open" ? "mute" : "unmute", talk) : null,
    );
    if (talk !== null) void session.setMicrophoneActive?.(talk.microphone === "open")?.catch(() => undefined);
  }

  return { show, stop: () => show(null) };
}
