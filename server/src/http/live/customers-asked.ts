/** Of one session; more are on no screen. */
const most = 100;

/** Whom each session has asked for, by the digest of its token: an agent is told of these customers and no others. */
export function createCustomersAsked() {
  const bySession = new Map<string, Set<string>>();

  return {
    note(session: string, customer: string): void {
      const customers = bySession.get(session) ?? new Set<string>();
      bySession.set(session, customers);
      // The last one asked for goes last.
      customers.delete(customer);
      customers.add(customer);
      const [first] = customers;
      if (customers.size > most && first !== undefined) customers.delete(first);
    },
    has: (session: string, customer: string): boolean => bySession.get(session)?.has(customer) === true,
    forget(session: string): void {
      bySession.delete(session);
    },
  };
}
