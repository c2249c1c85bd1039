import type { ReactNode } from "react";
import { useCustomerFacts } from "./use-customer-facts.ts";
import { CustomerFactsView } from "./view.tsx";

/** The facts inside whatever `frame` puts around them; nothing at all when no customer is on screen. */
export function CustomerFactsPanel({ frame }: { readonly frame: (facts: ReactNode) => ReactNode }) {
  const facts = useCustomerFacts();
  return facts && frame(<CustomerFactsView {...facts} />);
}
