import { useRecents } from "./use-recents.ts";
import { RecentsView } from "./view.tsx";

export function Recents({ callBack }: { readonly callBack: Parameters<typeof useRecents>[0] }) {
  return <RecentsView calls={useRecents(callBack)} />;
}
