import { DAY } from "../lab/meta-stand-in/graph/pair.ts";
import type { Lab } from "../lab/lab.ts";

/** A business number and a customer who is to be called from it. */
export interface Pair {
  readonly number: string;
  readonly customer: string;
}

/**
 * Lets the customer be called once more, however often they have been: WhatsApp takes the permission away after four calls
 * that come to nothing, and connects no more than a hundred a day. For Meta a day goes by.
 */
export async function allowCall({ meta }: Pick<Lab, "meta">, pair: Pair): Promise<void> {
  await meta.graph.advance(DAY);
  await meta.graph.grant(pair, "permanent");
}
