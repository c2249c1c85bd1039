import type { Actor } from "../../use-cases/ports.ts";
import type { Stream } from "./stream.ts";

/** A page that listens. */
export type Watcher = {
  readonly stream: Stream;
  readonly serialize: (event: object) => string;
  /** Digest of its session's token. */
  readonly session: string;
  readonly personId: string;
  /** Who they are; null while that is looked up again: then they get nothing that needs a right. */
  actor: Actor | null;
};

/** All pages that listen, by session. */
export function createWatchers() {
  const bySession = new Map<string, ReadonlySet<Watcher>>();
  const of = (session: string): ReadonlySet<Watcher> => bySession.get(session) ?? new Set();

  return {
    of,
    all: (): readonly Watcher[] => [...bySession.values()].flatMap((some) => [...some]),
    sessions: (): readonly string[] => [...bySession.keys()],
    add(watcher: Watcher) {
      bySession.set(watcher.session, new Set([...of(watcher.session), watcher]));
    },
    /** @returns whether others of the same session still listen. */
    remove(watcher: Watcher): "last" | "others-left" {
      const { session } = watcher;
      const left = new Set([...of(session)].filter((other) => other !== watcher));
      if (left.size > 0) bySession.set(session, left);
      else bySession.delete(session);
      return left.size > 0 ? "others-left" : "last";
    },
  };
}
