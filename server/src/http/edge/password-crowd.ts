import { normalizeIP } from "@fastify/rate-limit";
import type { OperationId } from "../operation.ts";

/** Questions under way at the same time that take a password's hash: about a third of a second each, two at once. */
export type CrowdSizes = {
  /** Of one address: it must not keep all others waiting. A whole office may share an address. */
  readonly ofAddress: number;
  /** Of all: the last one in still gets its answer before its page gives up. */
  readonly ofAll: number;
};

export const usualCrowd: CrowdSizes = { ofAddress: 12, ofAll: 40 };

/** In seconds: by then whoever was before has an answer. */
export const crowdPasses = 5;

const hashing: ReadonlySet<string> = new Set([
  "signIn",
  "acceptInvitation",
  "changePassword",
] satisfies OperationId[]);

const nobodyWaits = (): void => undefined;

/**
 * Who may ask for a password's hash now. A rate limit alone does not do: some addresses, each within its own, ask faster
 * than hashes are made, and behind them everybody would wait, long after they have gone.
 * @returns to be called when the answer is made, whether somebody still waits for it or not; null: too many are before.
 */
export function createPasswordCrowd(sizes: CrowdSizes) {
  const waiting = new Map<string, number>();
  let all = 0;

  return (operation: string, ip: string): (() => void) | null => {
    if (!hashing.has(operation)) return nobodyWaits;
    const address = normalizeIP(ip);
    const before = waiting.get(address) ?? 0;
    if (all >= sizes.ofAll || before >= sizes.ofAddress) return null;
    waiting.set(address, before + 1);
    all += 1;
    return () => {
      const left = (waiting.get(address) ?? 0) - 1;
      if (left > 0) waiting.set(address, left);
      else waiting.delete(address);
      all -= 1;
    };
  };
}
