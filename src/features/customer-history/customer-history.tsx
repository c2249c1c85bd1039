import { useHistory } from "./use-history.ts";
import { HistoryView } from "./view.tsx";

type Props = {
  /** E.164, or WhatsApp's own id. */
  readonly customer: string;
};

/** The calls with a customer, whoever of us had them. */
export function CustomerHistory({ customer }: Props) {
  return <HistoryView {...useHistory(customer)} />;
}
