import { useBackendIfAny } from "../../api/react.tsx";
import type { Party } from "../../core/call/call.ts";
import { useCustomerFacts } from "./use-customer-facts.ts";
import { usePermissionFacts } from "./use-permission-facts.ts";
import { CustomerView, NobodyView } from "./view.tsx";

type Props = {
  readonly customer: Party | null;
  /** What WhatsApp says led to the call. */
  readonly payload: string | null;
  /** Our number that they talk with: the permission is between the two. */
  readonly business: string | null;
};

type Known = Props & { readonly customer: Party };

/** Who is on screen, and whether they may be called. */
export function CustomerFacts({ customer, ...about }: Props) {
  const hasBackend = useBackendIfAny() !== null;
  if (customer === null) return <NobodyView />;
  const known = { ...about, customer };
  return hasBackend ? <WithPermission {...known} /> : <Alone {...known} />;
}

function Alone({ customer, payload }: Known) {
  return <CustomerView {...useCustomerFacts(customer, payload)} permission={null} />;
}

function WithPermission({ customer, payload, business }: Known) {
  const facts = useCustomerFacts(customer, payload);
  const permission = usePermissionFacts(customer.number, business);
  return <CustomerView {...facts} permission={permission} />;
}
