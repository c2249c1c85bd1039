import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useMiniWindow } from "../../stores/noticing.tsx";
import { usePhone } from "../../stores/react.tsx";
import { useMiniCall } from "./use-mini-call.ts";
import { MiniCallView } from "./view.tsx";

/** The call in its small window, while that is open. It goes with the last call. */
export function MiniWindow() {
  const [state, { close }] = useMiniWindow();
  const isBusy = usePhone(({ lineUp }) => lineUp.live.length > 0);
  useEffect(() => {
    if (!isBusy) close();
  }, [isBusy, close]);
  // Nobody is at this phone any more.
  useEffect(() => close, [close]);
  return state.kind === "open" ? <InWindow window={state.window} /> : null;
}

function InWindow({ window: small }: { readonly window: Window }) {
  const call = useMiniCall();
  return createPortal(call && <MiniCallView key={call.id} {...call} />, small.document.body);
}
