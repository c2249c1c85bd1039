import { useEffect, useState } from "react";
import type { Presence, PresenceNews } from "../core/ports/presence.ts";
import { useWorkplace } from "./react.tsx";

const noNews: PresenceNews = { presence: "unknown", with: null };

/** How extensions and parking places stand, while somebody looks; `unknown` until Asterisk has said. */
export function usePresence(extensions: readonly string[]): (extension: string) => PresenceNews {
  const { watch } = useWorkplace().colleagues;
  const [news, setNews] = useState<ReadonlyMap<string, PresenceNews>>(new Map());
  const key = extensions.join(" ");
  useEffect(() => {
    const undo = key
      .split(" ")
      .filter((extension) => extension !== "")
      .map((extension) =>
        watch(extension, (latest) => setNews((before) => new Map(before).set(extension, latest))),
      );
    return () => {
      for (const each of undo) each();
    };
  }, [watch, key]);
  return (extension) => news.get(extension) ?? noNews;
}

/** The light of a presence: who can take a call now first. */
export const presenceOrder: readonly Presence[] = [
  "ready",
  "on-hold",
  "talking",
  "ringing",
  "away",
  "unknown",
  "offline",
];
