import type { ReactNode } from "react";
import { useCallOutcome, type CallBack, type OutcomeChoice } from "./use-call-outcome.ts";
import { CallOutcomeView } from "./view.tsx";

type Props = {
  readonly callBack: CallBack;
  /** Puts what can be done about the customer before the other buttons. */
  readonly choice: (choice: OutcomeChoice, others: ReactNode) => ReactNode;
};

export function CallOutcome({ callBack, choice }: Props) {
  const record = useCallOutcome(callBack);
  return record && <CallOutcomeView key={record.id} {...record} choose={choice} />;
}
