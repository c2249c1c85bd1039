import type { CallBackOf } from "./entry-record.ts";
import { useHistory } from "./use-history.ts";
import { HistoryView } from "./view.tsx";

/** All calls of this agent. `callBack`: a way to call again, where there is one now. */
export function HistoryScreen({ callBack }: { readonly callBack: CallBackOf }) {
  return <HistoryView {...useHistory(callBack)} />;
}
