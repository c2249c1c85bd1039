import { HistoryScreen as Screen } from "../features/history/history-screen.tsx";
import { useGo } from "../stores/navigation.tsx";
import { useCallBack } from "./use-call-back.ts";

/** All calls; calling again leads to the phone, where the call or the question about it is. */
export function HistoryScreen() {
  const { carefully } = useCallBack();
  const go = useGo();
  return (
    <Screen
      callBack={(call) => {
        const run = carefully(call);
        return (
          run &&
          (() => {
            go("/");
            run();
          })
        );
      }}
    />
  );
}
