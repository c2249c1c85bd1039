import { useCallOutcome, type CallBack } from "./use-call-outcome.ts";
import { CallOutcomeView } from "./view.tsx";

export function CallOutcome({ callBack }: { readonly callBack: CallBack }) {
  const record = useCallOutcome(callBack);
  return record && <CallOutcomeView key={record.id} {...record} />;
}
