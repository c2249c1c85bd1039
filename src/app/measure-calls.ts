import type { CallId } from "../core/call/call.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { QualitySummary } from "../core/quality/summary.ts";
import type { Phone } from "../phone/phone.ts";
import type { ConnectionOf } from "../sip/statistics.ts";
import type { QualityStore } from "../stores/quality-store.ts";

type Parts = {
  readonly phone: Phone;
  readonly connectionOf: ConnectionOf;
  readonly clock: Clock;
  readonly store: QualityStore;
  readonly keep: (id: CallId, summary: QualitySummary) => void;
};

/** Measures every call from the moment the line is ready: what measures is fetched then, after the phone. Returns the undo. */
export function measureCalls({ phone, connectionOf, clock, store, keep }: Parts): () => void {
  let isOver = false;
  let stop: () => void = () => undefined;
  const unsubscribe = phone.subscribe((_before, { line }) => {
    if (line.phase === "ready") begin();
  });

  function begin(): void {
    unsubscribe();
    Promise.all([import("../phone/reactions/watch-quality.ts"), import("../sip/statistics.ts")]).then(
      ([{ watchQuality }, { createStatistics }]) => {
        if (isOver) return;
        stop = watchQuality(phone, {
          statistics: createStatistics(connectionOf, clock.now),
          clock,
          tell: store.tell,
          ended: (id, summary) => {
            store.forget(id);
            keep(id, summary);
          },
        });
      },
      // Its files did not come: calls go on, unmeasured.
      () => undefined,
    );
  }

  return () => {
    isOver = true;
    unsubscribe();
    stop();
  };
}
