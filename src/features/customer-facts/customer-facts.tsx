import { useCalls } from "../../api/calls.ts";
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
  const { data: calls } = useCalls(customer.number);
  // Who gave a name in an earlier call is known by it, when their number is typed, too.
  const told = calls?.pages.flat().find(({ customerName }) => customerName !== null)?.customerName;
  const facts = useCustomerFacts({ ...customer, name: customer.name ?? told ?? null }, payload);
  const permission = usePermissionFacts(customer.number, business);
  return <CustomerView {...facts} permission={permission} />;
}
