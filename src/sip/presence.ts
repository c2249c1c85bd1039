import type { Presence, PresenceWatch } from "../core/ports/presence.ts";
import type { HintWatch } from "./hint-watch.ts";

/** `*47` and an extension: in use while that agent is paused (asterisk-samples/extensions.conf, [hints]). */
export const pauseHint = (extension: string): string => `*47${extension}`;

const agentShape = /^[1-9]\d{1,5}$/;

/**
 * How colleagues and parking places stand. An agent who is free and paused is `away`: their phone and their place in
 * the queue are two hints. Whom somebody talks to is not told (RFC 3856 has no word for it).
 */
export function createPresenceWatch(hints: HintWatch): PresenceWatch {
  return {
    watch: (extension, listener) => {
      let phone: Presence = "unknown";
      let pause: Presence = "unknown";
      let told: Presence | null = null;
      const tell = (): void => {
        const presence = phone === "ready" && pause === "talking" ? "away" : phone;
        if (presence === told) return;
        told = presence;
        listener({ presence, with: null });
      };
      const stops = [
        hints.watch(extension, (presence) => {
          phone = presence;
          tell();
        }),
        ...(agentShape.test(extension)
          ? [
              hints.watch(pauseHint(extension), (presence) => {
                pause = presence;
                tell();
              }),
            ]
          : []),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
