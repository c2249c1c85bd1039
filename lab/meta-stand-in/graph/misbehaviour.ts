/** A way in which the Graph API answers badly. */
export type Misbehaviour =
  | { readonly how: "slow"; readonly milliseconds: number }
  | { readonly how: "server-error" | "rate-limited" | "invalid-json" | "cut" };

/** Which answers are concerned. */
export interface MisbehaviourOrder {
  readonly answers: number;
  /** Only requests whose "METHOD /path" contains this text. */
  readonly only: string | undefined;
  readonly misbehaviour: Misbehaviour;
}

export interface Misbehaviours {
  order(order: MisbehaviourOrder): void;
  /** What is to go wrong with this answer; each order is used up. */
  next(request: string): Misbehaviour | undefined;
  /** Back to good behaviour. */
  clear(): void;
}

export function createMisbehaviours(): Misbehaviours {
  let orders: MisbehaviourOrder[] = [];
  return {
    order: (order) => void orders.push(order),
    next: (request) => {
      const found = orders.find(({ only }) => only === undefined || request.includes(only));
      if (!found) return undefined;
      orders = orders.flatMap((each) => {
        if (each !== found) return [each];
        return each.answers > 1 ? [{ ...each, answers: each.answers - 1 }] : [];
      });
      return found.misbehaviour;
    },
    clear: () => {
      orders = [];
    },
  };
}
