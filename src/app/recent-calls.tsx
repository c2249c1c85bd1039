import { memo, useDeferredValue } from "react";
import { Recents } from "../features/recents/recents.tsx";
import { useCallBack } from "./use-call-back.ts";

const List = memo(Recents);

/** The agent's last calls. Whether one can be called back is drawn after the call that forbids it. */
export function RecentCalls() {
  return <List callBack={useDeferredValue(useCallBack().carefully)} />;
}
