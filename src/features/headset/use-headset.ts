import { useEffect, useState, useSyncExternalStore } from "react";
import type { Headset, HeadsetState } from "../../core/ports/headset.ts";
import { useNoticing } from "../../stores/noticing.tsx";

export type HeadsetRecord = (
  HeadsetState | { readonly kind: "unsupported" } | { readonly kind: "loading" }
) & {
  readonly choose: (() => void) | undefined;
  readonly forget: (() => void) | undefined;
};

const neverChanges = () => () => undefined;
const notYet = (): HeadsetState | { readonly kind: "loading" } => loading;
const loading = { kind: "loading" } as const;

/** How the page's headset stands, and what can be done about it. */
export function useHeadsetRecord(): HeadsetRecord {
  const { headset: load } = useNoticing();
  const [headset, setHeadset] = useState<Headset | null>(null);
  useEffect(() => {
    let isLeft = false;
    // Without its code nothing is said of a headset; the next visit tries again.
    load?.().then(
      (found) => !isLeft && setHeadset(found),
      () => undefined,
    );
    return () => void (isLeft = true);
  }, [load]);
  const state = useSyncExternalStore<ReturnType<typeof notYet>>(
    headset?.subscribe ?? neverChanges,
    headset?.state ?? notYet,
  );
  if (load === null) return { kind: "unsupported", choose: undefined, forget: undefined };
  return {
    ...state,
    // Refused when the browser's own list is closed without a choice.
    choose: headset === null ? undefined : () => void headset.choose().catch(() => undefined),
    forget: state.kind === "connected" && headset !== null ? () => void headset.forget() : undefined,
  };
}
