import { hrefTo, useGo } from "../../stores/navigation.tsx";
import { useCallStrip } from "./use-call-strip.ts";
import { CallStripView } from "./view.tsx";

/** On every screen but the phone: the call that is up, and the three things that cannot wait. */
export function CallStrip() {
  const go = useGo();
  const record = useCallStrip(() => go("/"));
  return record && <CallStripView {...record} phoneHref={hrefTo("/")} />;
}
