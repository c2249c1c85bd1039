import { Recents } from "../features/recents/recents.tsx";
import { useCallBack } from "./use-call-back.ts";

/** The last calls, and the way to call back. */
export function RecentCalls() {
  return <Recents callBack={useCallBack().carefully} />;
}
