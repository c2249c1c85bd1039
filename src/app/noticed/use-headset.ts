import { useEffect } from "react";
import { commandFor, lightsFor } from "../../core/headset/headset.ts";
import { useNoticing } from "../../stores/noticing.tsx";
import { useWorkplace } from "../../stores/react.tsx";

/** Joins a headset's buttons and lights to the calls, while somebody is at the phone. */
export function useHeadset(): void {
  const { headset } = useNoticing();
  const { phone, phoneStore } = useWorkplace();
  useEffect(() => {
    const scope = new AbortController();
    void headset?.().then(
      ({ hear, light }) => {
        if (scope.signal.aborted) return;
        let shown = "";
        const show = (lineUp = phoneStore.getState().lineUp): void => {
          const lights = lightsFor(lineUp);
          // Calls change often, lights seldom: not a report for every tick of the line.
          if (JSON.stringify(lights) !== shown) light(lights);
          shown = JSON.stringify(lights);
        };
        show();
        const stops = [
          phoneStore.subscribe(({ lineUp }) => show(lineUp)),
          hear((press) => {
            const asked = commandFor(press, phoneStore.getState().lineUp);
            if (asked !== null) phone.call(asked.id, asked.command);
          }),
          () => light({ offHook: false, ring: false, mute: false }),
        ];
        scope.signal.addEventListener("abort", () => stops.forEach((stop) => stop()));
      },
      // Its code did not arrive: the phone works without.
      () => undefined,
    );
    return () => scope.abort();
  }, [headset, phone, phoneStore]);
}
