import { memo, useDeferredValue } from "react";
import { useBackendIfAny } from "../api/react.tsx";
import { NumberFacts } from "../features/companion/number-facts.tsx";
import { CustomerFacts } from "../features/customer-facts/customer-facts.tsx";
import { CustomerHistory } from "../features/customer-history/customer-history.tsx";
import { KeptHistory } from "../features/customer-history/kept-history.tsx";
import { useSubject, type Subject } from "./use-subject.ts";

/**
 * Beside the calls: the customer, the business number they and we talk on, and the calls before. Drawn after the call itself,
 * which people wait for.
 */
export function Companion() {
  return <Panel {...useDeferredValue(useSubject())} />;
}

/** A call changes many times; whom it is with, and on which number, does not. */
const Panel = memo(function Panel({ customer, payload, callId, business, role }: Subject) {
  const hasBackend = useBackendIfAny() !== null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 *:not-first:border-t *:not-first:border-edge *:not-first:pt-5">
      {/* Each customer has a panel of their own: nothing of one is ever shown with another. */}
      <CustomerFacts
        key={`facts ${customer?.number ?? ""}`}
        customer={customer}
        payload={payload}
        business={business}
      />
      <NumberFacts number={business} role={role} />
      {customer !== null &&
        (hasBackend ? (
          <CustomerHistory key={`calls ${customer.number}`} customer={customer.number} />
        ) : (
          <KeptHistory key={`calls ${customer.number}`} customer={customer.number} except={callId} />
        ))}
    </div>
  );
});
